/** Words in the reader's language, looked up when they are shown. */
export type Word = () => string

/** Words for every value of a closed set; the compiler asks for those that are missing. */
export type WordsFor<Value extends string> = Readonly<Record<Value, Word>>

/** Words for a value that may lie outside the set, which is then shown as it is. */
export const wordFor = (words: Readonly<Record<string, Word>>, value: string): string => words[value]?.() ?? value
