import { lazy, type ComponentType } from 'react'

/** A component whose code is fetched when it is first shown, or before: by its preload. */
// oxlint-disable-next-line typescript/no-explicit-any
export function lazily<Props extends ComponentType<any>>(load: () => Promise<Props>) {
  const fetched = () => load().then((component) => ({ default: component }))
  return Object.assign(lazy(fetched), { preload: () => void fetched() })
}
