import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Hot reloading needs an inline script and a socket; only `npm run dev` allows them. */
const developmentPolicy: Plugin = {
  name: 'kith:development-policy',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
}

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), developmentPolicy],
  resolve: {
    alias: { '@': here('./src'), '@bindings': here('./wailsjs') },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // WebKitGTK 2.40, the oldest webview that Kith runs in.
    target: 'safari16.4',
    // Data URLs are for images alone: the content security policy refuses the rest.
    assetsInlineLimit: 0,
    // The page is read from the binary, never over a network.
    chunkSizeWarningLimit: 2000,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./test/setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
})
