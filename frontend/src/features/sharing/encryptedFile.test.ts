import { expect, it } from 'vitest'
import { fileAtPath, encryptedKind } from './encryptedFile'

it.each([
  ['Harbor.kith-directory', 'directory'],
  ['Ann Lee.KITH-PROFILE', 'profile'],
  ['kith-directory', undefined],
  ['members.csv', undefined],
])('%s is a %s', (name, kind) => {
  expect(encryptedKind(name)).toBe(kind)
})

it.each([
  ['/home/ann/Harbor.kith-directory', 'Harbor.kith-directory'],
  ['C:\\Users\\Ann\\Harbor.kith-directory', 'Harbor.kith-directory'],
])('the name of %s', (path, name) => {
  expect(fileAtPath(path)).toEqual({ name, path, content: '' })
})
