import { ApiError } from '@/api/client'
import { errorWords, language, named, say, t, words } from '@/texts'
import en from '@/texts/en.json'
import zh from '@/texts/zh-CN.json'

const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

describe('the texts', () => {
  beforeEach(() => {
    language.value = 'zh-CN'
  })

  it('are complete in both languages, with the same places in them', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const [key, sentence] of Object.entries(zh)) {
      expect(places((en as Record<string, string>)[key] ?? ''), key).toEqual(places(sentence))
    }
    for (const [key, sentence] of [...Object.entries(zh), ...Object.entries(en)]) expect(sentence, key).not.toBe('')
  })

  it('fill in values, and leave a value that looks like a place alone', () => {
    expect(say('en', 'ann.of', { n: 1, m: 2 })).toBe('1 of 2')
    expect(say('en', 'ann.recall_q', { title: '{title}' })).toBe('Recall “{title}”?')
  })

  it('say every error by its code, and an unknown one with its code', () => {
    expect(errorWords(new ApiError('WRONG_LOGIN'))).toBe('账号或密码不对')
    expect(errorWords(new ApiError('SOMETHING_NEW'))).toContain('SOMETHING_NEW')
    expect(errorWords(new ApiError('THROTTLED', 429, {}, 61))).toContain('2 分钟')
  })

  it('name what the server may add later by its code', () => {
    expect(named('outcome', 'OK', 'outcome.other')).toBe('签到成功')
    expect(named('outcome', 'NEW_ONE', 'outcome.other')).toBe('NEW_ONE')
  })

  it('show Chinese where there is no English', () => {
    language.value = 'en'
    expect(t('nav.dashboard')).toBe('Overview')
    expect(words({ zh: '停水', en: 'No water' })).toBe('No water')
    expect(words({ zh: '停水' })).toBe('停水')
  })
})
