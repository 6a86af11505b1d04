// What a reader would send back: markup made of words, sentences in code, colours that a policy forbids (TH22).
const sources = import.meta.glob('@/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true }) as Record<string, string>

describe('the sources', () => {
  it('are there', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(30)
  })

  it.each(['v-html', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslyUseHTMLString', 'document.write', 'eval('])(
    'never use %s',
    (word) => {
      const found = Object.entries(sources).filter(([, text]) => text.includes(word))
      expect(found.map(([name]) => name)).toEqual([])
    },
  )

  it('hold no Chinese sentence outside the texts; comments may', () => {
    const found = Object.entries(sources).filter(([, text]) => {
      const code = text.replace(/\/\/.*$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
      return /[\u4e00-\u9fff]/.test(code)
    })
    expect(found.map(([name]) => name)).toEqual([])
  })

  it('set no style by attribute in markup, which the policy would refuse', () => {
    const found = Object.entries(sources).filter(([, text]) => /\sstyle="/.test(text.replace(/:style="/g, '')))
    expect(found.map(([name]) => name)).toEqual([])
  })
})
