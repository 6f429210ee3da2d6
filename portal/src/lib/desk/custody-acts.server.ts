import { custodyCommands, type CustodyVerb } from '#shared/domain/keys/commands.ts'
import type { Api } from '#lib/server/api.ts'
import { actsOn } from './act.server.ts'
import { custodyForms } from './key-forms.server.ts'
import { type Room, VersionStamp } from './room.server.ts'

type CustodyDoor = Api['tips']['custody']

const act = actsOn<CustodyDoor, VersionStamp>()

export const custodyRoom: Room<CustodyVerb, CustodyDoor, VersionStamp> = {
  door: (api) => api.tips.custody,
  stamp: VersionStamp,
  forms: () => custodyForms,
  acts: {
    release: act(custodyCommands.release, (door) => door.release),
    refuse: act(custodyCommands.refuse, (door) => door.refuse),
  },
}
