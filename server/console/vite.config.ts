// How the console is built and tested. Where the result and the tests lie can be said from outside, because the
// program's own build works on a copy of this folder.
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))
const tests = resolve(here, process.env.LINLI_CONSOLE_TESTS ?? '../../tests/console')

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: { '@': resolve(here, 'src') },
    // The tests lie outside this folder and have no packages of their own.
    dedupe: ['vue', 'vue-router', '@vue/test-utils', 'vitest'],
  },
  build: {
    outDir: process.env.LINLI_CONSOLE_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // nothing as data: in the style sheet
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': { target: process.env.LINLI_SERVER ?? 'http://127.0.0.1:8080' } },
    fs: { allow: [here, tests] },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    include: [`${tests}/unit/**/*.test.ts`],
    restoreMocks: true,
    maxWorkers: 2,
    minWorkers: 1,
  },
})
