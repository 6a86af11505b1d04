#!/usr/bin/env bash
# Writes anew what tests/ui holds the screens to, after a change that was meant; look at `git diff` afterwards.
#   tests/ui/renew.sh breaches   known_breaches.txt: the list of what breaks a rule today; it may only shrink
#   tests/ui/renew.sh pictures   the kept pictures in tests/ui/golden
#   tests/ui/renew.sh sheet      the contact sheet of all screens, assets/readme/contact-sheet.jpg
set -euo pipefail
cd "$(dirname "$0")/../.."
what=${1:-}
cmake --build build/release --target tests_ui gallery_pictures >build/release/build-tests-ui.log || { tail -20 build/release/build-tests-ui.log; exit 1; }

breaches() {
    rm -rf build/release/breaches
    (cd build/release && bin/tests_ui --gtest_filter='Rules.*' >breaches.log) || true
    { grep '^#' tests/ui/known_breaches.txt; cat build/release/breaches/*.txt | LC_ALL=C sort -u; } >build/release/known_breaches.txt
    mv build/release/known_breaches.txt tests/ui/known_breaches.txt
    echo "$(grep -vc '^#' tests/ui/known_breaches.txt) known breaches; where and how large: build/release/breaches.log"
}

case $what in
breaches) breaches ;;
pictures)
    (cd build/release && bin/gallery_pictures keep)
    du -sh tests/ui/golden
    ;;
sheet)
    (cd build/release && bin/gallery_pictures sheet ../../assets/readme/contact-sheet.jpg)
    du -h assets/readme/contact-sheet.jpg
    ;;
*) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac
