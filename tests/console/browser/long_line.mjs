// A long line to a server: what goes through it arrives later, in its order, each way.
import { createConnection, createServer } from 'node:net'
import { once } from 'node:events'

// Passes on what `from` says to `to`, `delay` milliseconds later; the end too.
function carry(from, to, delay) {
  from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delay))
  from.on('end', () => setTimeout(() => to.end(), delay))
  from.on('error', () => setTimeout(() => to.destroy(), delay))
}

// Answers the address to call instead of `server` (a URL), and how to take the line down.
export async function longLine(server, delay) {
  const open = new Set()
  const listener = createServer((client) => {
    const far = createConnection(Number(server.port), server.hostname)
    for (const [one, other] of [[client, far], [far, client]]) {
      one.setNoDelay(true)
      open.add(one)
      one.once('close', () => open.delete(one))
      carry(one, other, delay)
    }
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    address: `http://127.0.0.1:${listener.address().port}`,
    close: () => {
      listener.close()
      for (const socket of open) socket.destroy()
    },
  }
}
