/** What a door was told at deployment. A missing name is a mistake of the cloud definition, said at the first use. */
export const told = (variable: string): string => {
  const value = process.env[variable]
  if (value === undefined || value === '') throw new Error(`The environment variable ${variable} is missing`)
  return value
}
