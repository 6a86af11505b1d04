// A long line to a server, as a process of its own: what goes through it arrives later, in its order, each way.
//   node long_line.mjs HOST PORT DELAY_MS      says the address to call instead
import { createConnection, createServer } from 'node:net'

const [host, port, delay] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]

function carry(from, to) {
  from.setNoDelay(true)
  from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delay))
  from.on('end', () => setTimeout(() => to.end(), delay))
  from.on('error', () => setTimeout(() => to.destroy(), delay))
}

const listener = createServer((client) => {
  const far = createConnection(port, host)
  carry(client, far)
  carry(far, client)
})
listener.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${listener.address().port}`))
