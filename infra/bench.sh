#!/usr/bin/env bash
# Benchmarks of the Release build. They print; they assert no figure, since machines differ.
#
#   bash infra/bench.sh                   all of them
#   bash infra/bench.sh answer-latency    message kept -> answer with the member, all laws published (CONGDOAN_SHARED), beside FTS5 over the same passages
#   bash infra/bench.sh model             message sent -> answer with the member, with a language model that hangs, fails, lies, is honest
#   bash infra/bench.sh startup           start of the process -> ready
#   bash infra/bench.sh webhook           posts of Zalo, signed and kept: 1,000/s for 60 s; full blast beside a bare endpoint with an HMAC
#   bash infra/bench.sh webhook-blast     of that only the full blast; both end with 1 when an acknowledged event is missing
#   bash infra/bench.sh replies           members write in Messenger at once: replies a second while there is a backlog
#   bash infra/bench.sh retrieval         a question in ours, Xapian and FTS5; a fresh process; the index at four sizes (CONGDOAN_SHARED)
#                                         Xapian: sudo apt-get install python3-xapian
#   bash infra/bench.sh structure         official laws: articles, clauses, points and letters against the reference (CONGDOAN_SHARED)
#   bash infra/bench.sh scans FOLDER      recognised scans (FOLDER/scans) against the same documents with text (FOLDER/pdf)
#   bash infra/bench.sh publish [FOLDER]  PDF files -> a release, from nothing and again, beside pdftotext alone
#   bash infra/bench.sh legibility        a plan that lost its marks, restored: words and numbers right (CONGDOAN_SHARED)
set -euo pipefail

# -h, --help: what stands above.
if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"
  exit
fi

cd "$(dirname "$0")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

dotnet build tests/Benchmarks --configuration Release --nologo -v quiet
program=.artifacts/bin/CongDoan.Benchmarks/release/CongDoan.Benchmarks.dll

publish() {
  local out=.artifacts/publish/ingestion-bench
  dotnet publish ingestion --configuration Release --output "$out" --nologo -v quiet
  dotnet "$program" publish "$out/CongDoan.Ingestion.dll" "$@"
}

# Compiled ahead, as a host would be that is to start quickly.
retrieval() {
  local out=.artifacts/publish/retrieval-bench
  dotnet publish tests/Benchmarks --configuration Release --use-current-runtime --no-self-contained --output "$out" --nologo -v quiet \
    -p:PublishReadyToRun=true -p:PrecompilePackages=false -p:TieredPGO=false
  dotnet "$out/CongDoan.Benchmarks.dll" retrieval .artifacts/bin/CongDoan.Ingestion/release/CongDoan.Ingestion.dll
}

if [[ ${1:-} == publish ]]; then
  publish "${@:2}"
  exit
fi

if [[ ${1:-} == scans ]]; then
  dotnet "$program" scans "${2:?bash infra/bench.sh scans FOLDER}"
  exit
fi

(($# > 0)) || set -- answer-latency model startup webhook replies retrieval structure legibility publish
for name in "$@"; do
  echo "== $name"
  if [[ $name == publish ]]; then
    publish
  elif [[ $name == retrieval ]]; then
    retrieval
  elif [[ $name == answer-latency ]]; then
    dotnet build ingestion --configuration Release --nologo -v quiet
    dotnet "$program" answer-latency .artifacts/bin/CongDoan.Ingestion/release/CongDoan.Ingestion.dll
  else
    dotnet "$program" "$name"
  fi
done
