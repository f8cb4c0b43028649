#!/usr/bin/env bash
# What takes longer than a test may. The exit status is 0 only when every promise was kept.
#
#   bash infra/soak.sh                 100 kills
#   bash infra/soak.sh kills [N]       N times kill -9 at random moments while members write
#   bash infra/soak.sh publish-kills [N]   N times kill -9 of a publish; the library holds the old release or the new one
#   bash infra/soak.sh webhooks [N]    N members write by webhooks that come twice, late and again, with kill -9 in between
set -euo pipefail

# -h, --help: what stands above.
if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"
  exit
fi

cd "$(dirname "$0")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

(($# > 0)) || set -- kills
dotnet build tests/Benchmarks --configuration Release --nologo -v quiet
exec dotnet .artifacts/bin/CongDoan.Benchmarks/release/CongDoan.Benchmarks.dll "$@"
