#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, builds, checks the style, runs every test.
#
#   bash infra/test.sh            everything
#   bash infra/test.sh Journeys   only the tests whose full name holds this word
#
# Needs the .NET SDK and, for what is missing, apt-get as root or through sudo. With everything in place it uses no
# network. The last line is `N passed, N failed` (`, N skipped` after it); the exit status is 0 only when every step
# succeeded, at least one test ran and none failed.
set -uo pipefail

# -h, --help: what stands above.
if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"
  exit
fi

cd "$(dirname "$0")/.."

only="${1:-}"
solution=CongDoan.Bot.sln
client=tests/CongDoan.Tests/Journeys/DirectLineClient
results=.artifacts/test-results

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# Nothing outlives the script: no build node, no compiler server.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
# A test that needs a browser or Node fails, instead of being skipped, where this script has installed both.
export CONGDOAN_REQUIRE_TOOLS=1

failed_steps=0
passed=0 failed=0 skipped=0

finish() {
  failed=$((failed + failed_steps))
  if ((passed + failed == 0)); then
    echo "No test ran." >&2
    failed=1
  fi
  local line="$passed passed, $failed failed"
  ((skipped > 0)) && line+=", $skipped skipped"
  echo "Total: ${SECONDS} s"
  echo "$line"
  ((failed == 0))
  exit
}

# step NAME COMMAND...: runs it and says how long it took.
step() {
  local name="$1" began=$SECONDS
  shift
  echo "== $name"
  if "$@"; then
    echo "== $name: $((SECONDS - began)) s"
  else
    echo "== $name: FAILED after $((SECONDS - began)) s" >&2
    return 1
  fi
}

has() { command -v "$1" >/dev/null 2>&1; }

# Prints the Debian packages that this machine lacks.
missing_packages() {
  has pdftotext || echo poppler-utils
  # Scanned pages, and Word files from before 2007.
  has tesseract || echo tesseract-ocr
  tesseract --list-langs 2>/dev/null | grep -qx vie || echo tesseract-ocr-vie
  has catdoc || has soffice || echo catdoc
  has chromium || echo chromium
  # What a picture of a page needs: Vietnamese letters and emoji.
  has fc-list || echo fontconfig
  [ -n "$(fc-list :lang=vi family 2>/dev/null)" ] || echo fonts-noto-core
  [ -n "$(fc-list :lang=und-zsye family 2>/dev/null)" ] || echo fonts-noto-color-emoji
  # .NET asks for ICU; without it Vietnamese text would not be normalised. Its package is named after its version.
  ldconfig -p 2>/dev/null | grep -q 'libicuuc\.so\.' || echo libicu
  has node || echo nodejs
  has npm || echo npm
}

install_packages() {
  export PATH="$PATH:/usr/sbin:/sbin"
  local names as_root=()
  names="$(missing_packages)"
  [ -n "$names" ] || { echo "Nothing is missing."; return 0; }
  echo "Missing: ${names//$'\n'/ }"
  if ! has apt-get; then
    echo "This machine has no apt-get. Please install these packages yourself, then run again: ${names//$'\n'/ }" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! has sudo || ! sudo -n true 2>/dev/null; then
      echo "Installing needs root. Run as root: apt-get install -y ${names//$'\n'/ }" >&2
      return 1
    fi
    as_root=(sudo -n)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  "${as_root[@]}" apt-get update -qq || return 1
  if grep -qx libicu <<<"$names"; then
    local icu
    icu="$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1)"
    names="$(sed "s/^libicu\$/${icu:-libicu-dev}/" <<<"$names")"
  fi
  # shellcheck disable=SC2086 -- one word for each package
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends $names >/dev/null
}

install_client() {
  local stamp="$client/node_modules/.installed"
  if [ -f "$stamp" ] && cmp -s "$stamp" "$client/package-lock.json"; then
    echo "Nothing is missing."
    return 0
  fi
  (cd "$client" && npm ci --no-audit --no-fund) && cp "$client/package-lock.json" "$stamp"
}

# Web Chat's package would bring half a gigabyte of others along; its bundle alone is enough.
install_webchat() {
  local folder="$client/node_modules/.webchat" version integrity found
  read -r version integrity <"$client/webchat.version"
  if [ "$(cat "$folder/.installed" 2>/dev/null)" = "$integrity" ]; then
    echo "Nothing is missing."
    return 0
  fi
  rm -rf "$folder" && mkdir -p "$folder" || return 1
  (cd "$client" && npm pack --silent --pack-destination "node_modules/.webchat" "botframework-webchat@$version") || return 1
  found="sha512-$(node -p 'crypto.createHash("sha512").update(fs.readFileSync(process.argv[1])).digest("base64")' "$folder"/*.tgz)"
  [ "$found" = "$integrity" ] || { echo "Web Chat $version is not what it was: $found" >&2; return 1; }
  tar -xzf "$folder"/*.tgz -C "$folder" --strip-components=2 package/dist/webchat.js && rm "$folder"/*.tgz && echo "$integrity" >"$folder/.installed"
}

build() { dotnet build "$solution" --nologo -v quiet -warnaserror; }

# Analyzers ran with the build (EnforceCodeStyleInBuild); what is left is the layout of the text.
check_format() { dotnet format whitespace "$solution" --verify-no-changes --no-restore; }

run_tests() {
  local arguments=(--no-build --nologo --results-directory "$results" --logger "trx;LogFilePrefix=tests"
    --logger "console;verbosity=minimal" --blame-hang-timeout 8m --blame-hang-dump-type none)
  [ -z "$only" ] || arguments+=(--filter "FullyQualifiedName~$only")
  rm -rf "$results"
  dotnet test "$solution" "${arguments[@]}"
}

# Adds up the counters of every result file. A skipped test is in `total` but not in `executed`.
count_results() {
  local file line
  for file in "$results"/*.trx; do
    [ -e "$file" ] || continue
    line="$(grep -o '<Counters [^>]*>' "$file" | head -n 1)"
    passed=$((passed + $(counter passed "$line")))
    failed=$((failed + $(counter executed "$line") - $(counter passed "$line")))
    skipped=$((skipped + $(counter total "$line") - $(counter executed "$line")))
  done
}

counter() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$2"; }

if ! has dotnet; then
  echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
  failed_steps=1
  finish
fi

step "System packages" install_packages || failed_steps=$((failed_steps + 1))
if has npm; then
  step "Direct Line client" install_client || failed_steps=$((failed_steps + 1))
  step "Web Chat" install_webchat || failed_steps=$((failed_steps + 1))
fi
step "Build" build || { failed_steps=$((failed_steps + 1)); finish; }
step "Format" check_format || failed_steps=$((failed_steps + 1))
if step "Tests" run_tests; then tests_ok=1; else tests_ok=0; fi
count_results
# A test host that crashed leaves no failed test behind, only an exit status.
((tests_ok == 1 || failed > 0)) || failed_steps=$((failed_steps + 1))
finish
