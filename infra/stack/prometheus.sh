# Sourced by infra/up and infra/verify: Prometheus and promtool, as Debian packs them.

# Returns 0 once both are on the PATH; as root it installs them where they are not.
find_prometheus() {
  if has_prometheus; then return 0; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then return 1; fi
  echo "Installing Debian's prometheus ..."
  mkdir -p "$root/target"
  install_prometheus > "$root/target/prometheus.log" 2>&1 < /dev/null && has_prometheus
}

# The same, or ends the script with one line.
require_prometheus() {
  find_prometheus || {
    echo "$1: --observe needs Prometheus, and there is none on the PATH: install it (Debian: apt-get install" \
      "prometheus), or run this once as root" >&2
    exit 1
  }
}

has_prometheus() {
  command -v prometheus > /dev/null && command -v promtool > /dev/null
}

# Debian starts a service with its package; ours is to be started by us alone.
install_prometheus() {
  local policy=/usr/sbin/policy-rc.d ours=false status=0
  if [ ! -e "$policy" ]; then
    ours=true
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
  fi
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends prometheus || status=$?
  if $ours; then rm -f "$policy"; fi
  return "$status"
}
