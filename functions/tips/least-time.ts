import { os } from '@orpc/server'
import { setTimeout as delay } from 'node:timers/promises'

/** Answers on a full step of so many milliseconds, so that two questions take the same time whatever lies behind them. */
export const onStepsOf = (step: number) =>
  os.middleware(async ({ next }) => {
    const began = performance.now()
    try {
      return await next()
    } finally {
      const worked = performance.now() - began
      await delay(Math.ceil(worked / step) * step - worked)
    }
  })
