/** What a command says besides which record it is about and which version of it was seen. */
export const body = <Input extends { id: string; version: number }>({ id: _id, version: _version, ...said }: Input) =>
  said
