# Sourced by infra/verify: a Chromium for the tests in a real browser.

# Sets LATCHKEY_CHROMIUM to a browser of this machine, or leaves it to Playwright's own; ends the script where none can
# be had. The argument is a browser that somebody chose.
require_browser() {
  if [ -n "$1" ]; then
    [ -x "$1" ] || {
      echo "verify: LATCHKEY_CHROMIUM names no program: $1" >&2
      exit 1
    }
    use_browser "$1"
  elif find_browser; then
    use_browser "$FOUND"
  elif [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && install_browser && find_browser; then
    use_browser "$FOUND"
  elif ! download_browser; then
    echo "verify: no Chromium on the PATH, and none could be installed or downloaded: install Chromium, name one in" \
      "LATCHKEY_CHROMIUM, or leave those tests out with --no-browser" >&2
    exit 1
  fi
}

use_browser() {
  export LATCHKEY_CHROMIUM=$1
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  echo "Browser: $1"
}

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    FOUND=$(command -v "$name") && return 0
  done
  return 1
}

install_browser() {
  echo "Browser: installing Debian's chromium ..."
  {
    apt-get update \
      && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core
  } < /dev/null > target/chromium.log 2>&1
}

# The same driver that the tests use fetches the browser that belongs to it.
download_browser() {
  local version artifact
  echo "Browser: letting Playwright download Chromium ..."
  version=$(sed -n 's/.*<playwright.version>\(.*\)<.*/\1/p' pom.xml)
  for artifact in "com.microsoft.playwright:playwright:$version" "com.microsoft.playwright:driver:$version" \
    "com.microsoft.playwright:driver-bundle:$version"; do
    mvn -B -q -N dependency:copy -Dartifact="$artifact" -DoutputDirectory=target/playwright < /dev/null \
      >> target/chromium.log 2>&1 || return 1
  done
  "$JDK/bin/java" -cp 'target/playwright/*' com.microsoft.playwright.CLI install chromium < /dev/null \
    >> target/chromium.log 2>&1
}
