/** The languages or scripts that encodings are for, each by its key in the catalogues. */
const scripts = {
  unicode: ['utf-8', 'utf-16le', 'utf-16be'],
  western: ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437'],
  central: ['windows-1250', 'iso-8859-2'],
  northern: ['iso-8859-4'],
  cyrillic: ['windows-1251', 'iso-8859-5', 'koi8-r', 'koi8-u', 'x-mac-cyrillic', 'ibm866'],
  greek: ['windows-1253', 'iso-8859-7'],
  turkish: ['windows-1254'],
  hebrew: ['windows-1255'],
  arabic: ['windows-1256'],
  baltic: ['windows-1257'],
  vietnamese: ['windows-1258'],
  thai: ['windows-874'],
  japanese: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  simplified: ['gb18030', 'gbk'],
  traditional: ['big5'],
  korean: ['euc-kr'],
} as const

export type Script = keyof typeof scripts

/** What an encoding is for; undefined for one that the page does not know. */
export const scriptOf = (encoding: string): Script | undefined =>
  (Object.keys(scripts) as Script[]).find((script) => (scripts[script] as readonly string[]).includes(encoding))
