#!/usr/bin/env bash
# From the button in a browser to the kiosk's frame over a bad network: 80 ms each way between everybody and the server,
# and two packets of a hundred lost, in a network namespace of its own. LINLI_RUNS times (100). Needs nftables.
#   tests/bench/far.sh BIN
set -euo pipefail
bin=$(realpath "$1")
cd "$(dirname "$0")/../.."
export LINLI_RUNS=${LINLI_RUNS:-100} LINLI_DELAY_MS=${LINLI_DELAY_MS:-80} LINLI_PORT=18080
export LINLI_CONSOLE_DIR=${LINLI_CONSOLE_DIR:-$PWD/build/console}
unshare --user --map-root-user --net bash -euo pipefail -c '
    ip link set lo up
    nft -f - <<RULES
table inet far {
    chain lossy {
        type filter hook output priority 0;
        tcp dport $LINLI_PORT numgen random mod 100 < 2 counter drop
        tcp sport $LINLI_PORT numgen random mod 100 < 2 counter drop
    }
}
RULES
    code=0
    node tests/console/browser/whole.mjs "$1" || code=$?
    nft list table inet far | sed -n "s/.*counter packets \([0-9]*\).*/packets lost: \1/p"
    exit $code' - "$bin"
