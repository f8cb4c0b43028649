#!/usr/bin/env bash
# Benchmarks of the Release build. They print; they assert nothing, since machines differ.
#
#   bash infra/bench.sh                   all of them
#   bash infra/bench.sh answer-latency    message kept -> answer with the member, beside FTS5 over the same passages
#   bash infra/bench.sh startup           start of the process -> ready
#   bash infra/bench.sh structure         official laws: articles, clauses, points and letters against the reference (CONGDOAN_SHARED)
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

dotnet build tests/Benchmarks --configuration Release --nologo -v quiet
program=.artifacts/bin/CongDoan.Benchmarks/release/CongDoan.Benchmarks.dll
(($# > 0)) || set -- answer-latency startup structure
for name in "$@"; do
  echo "== $name"
  dotnet "$program" "$name"
done
