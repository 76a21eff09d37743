import { lazy, type ComponentType } from 'react'

/** A component whose code is loaded when it is first rendered, or earlier by calling its preload function. */
// oxlint-disable-next-line typescript/no-explicit-any
export function lazyWithPreload<Props extends ComponentType<any>>(load: () => Promise<Props>) {
  const loadModule = () => load().then((component) => ({ default: component }))
  return Object.assign(lazy(loadModule), { preload: () => void loadModule() })
}
