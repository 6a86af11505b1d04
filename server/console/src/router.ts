// Which page stands at which address, and who is let in.
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { onLogInNeeded } from '@/api/client'
import { forget, isLoggedIn, may } from '@/api/session'
import LogInPage from '@/pages/LogInPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean // without a log-in
    right?: string
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', component: LogInPage, meta: { open: true } },
    { path: '/set-password', component: () => import('@/pages/SetPasswordPage.vue'), meta: { open: true } },
    { path: '/', component: () => import('@/pages/DashboardPage.vue') },
    {
      path: '/announcements',
      component: () => import('@/pages/AnnouncementsPage.vue'),
      meta: { right: 'publish.info' },
    },
    {
      path: '/announcements/new',
      component: () => import('@/pages/WriteAnnouncementPage.vue'),
      meta: { right: 'publish.info' },
    },
    {
      path: '/announcements/:id',
      component: () => import('@/pages/AnnouncementPage.vue'),
      props: true,
      meta: { right: 'publish.info' },
    },
    { path: '/signage/library', component: () => import('@/pages/LibraryPage.vue'), meta: { right: 'signage.edit' } },
    {
      path: '/signage/playlists/:id?',
      component: () => import('@/pages/PlaylistsPage.vue'),
      props: true,
      meta: { right: 'signage.edit' },
    },
    { path: '/signage/schedule', component: () => import('@/pages/SchedulePage.vue'), meta: { right: 'signage.edit' } },
    {
      path: '/signage/schedule/:id',
      component: () => import('@/pages/EntryPage.vue'),
      props: true,
      meta: { right: 'signage.edit' },
    },
    { path: '/signage/plays', component: () => import('@/pages/PlaysPage.vue'), meta: { right: 'signage.edit' } },
    { path: '/checkins', component: () => import('@/pages/CheckInsPage.vue'), meta: { right: 'checkins.read' } },
    { path: '/desk', component: () => import('@/pages/DeskPage.vue'), meta: { right: 'desk.serve' } },
    { path: '/lending', component: () => import('@/pages/LendingPage.vue'), meta: { right: 'desk.serve' } },
    { path: '/account', component: () => import('@/pages/AccountPage.vue') },
    { path: '/:rest(.*)*', component: () => import('@/pages/MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

// The log-in page leads back to where one wanted to go; only to a page of this console.
export function backFrom(route: RouteLocationNormalized): string {
  const back = route.query.back
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
}

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  try {
    if (!(await isLoggedIn())) return { path: '/login', query: { back: to.fullPath } }
  } catch {
    return { path: '/login', query: { back: to.fullPath, unreachable: '1' } }
  }
  return to.meta.right && !may(to.meta.right) ? '/' : true
})

onLogInNeeded(() => {
  forget()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ path: '/login', query: { back: here.fullPath, ended: '1' } })
})
