import * as z from 'zod'

// Control characters (line breaks and tabs excepted) and lone surrogates have no place in anything a person writes.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u2028\u2029\ufffe\uffff]|\p{Cs}/u

/** Free text a person writes: trimmed, NFC, without control characters; `least` and `most` count characters. */
export const text = (least: number, most: number) =>
  z
    .string('required')
    .max(most * 2, 'too-long')
    .transform((value) => value.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(least, 'required')
        .refine((value) => [...value].length <= most, 'too-long')
        .refine((value) => !unprintable.test(value), 'control-character'),
    )
