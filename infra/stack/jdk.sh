# Sourced by the scripts beside: finds what they need on this machine.

# A JDK 25 or newer: JAVA_HOME, the PATH, then where distributions and tool managers put JDKs.
find_jdk() {
  local home candidates=() on_path
  if [ -n "${JAVA_HOME:-}" ]; then candidates+=("$JAVA_HOME"); fi
  on_path=$(command -v java || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path")
    candidates+=("${on_path%/bin/java}")
  fi
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/*jdk* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.asdf/installs/java/* \
    "${HOME:-/}"/.local/share/mise/installs/java/*; do
    candidates+=("$home")
  done
  for home in "${candidates[@]}"; do
    if is_jdk_25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

is_jdk_25() {
  local major
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$major" ] && [ "$major" -ge 25 ]
}

# Sets JDK, or ends the script with one line.
require_jdk() {
  JDK=$(find_jdk) || {
    echo "$1: no JDK 25 found in JAVA_HOME, on the PATH or in the usual directories: install one, or set JAVA_HOME to it" >&2
    exit 1
  }
  # The name under which the build's own search for a JDK looks for it.
  export JAVA25_HOME="$JDK"
}

require_maven() {
  command -v mvn > /dev/null || {
    echo "$1: no mvn on the PATH: install Maven 3.8 or newer" >&2
    exit 1
  }
}
