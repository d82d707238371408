#!/usr/bin/env bash
# A Spark cluster of processes on this machine, on loopback: a master and some workers of one core
# each, from Spark's jars alone. For trying --cluster spark://…, and for the tests of what becomes of
# an exploration when one of them dies.
#
#   verification/cluster/standalone.sh start FOLDER [WORKERS]   prints the master's URL
#   verification/cluster/standalone.sh stop FOLDER
#
# FOLDER gets the jars (links), logs, and a file NAME.pid for the master and each worker.
# The jars are those that the build lists in target/lattice-cluster.classpath, or that
# LATTICE_CLUSTER_CLASSPATH names, a file with a class path. JAVA_HOME says which Java.
set -eu

say() { printf 'standalone.sh: %s\n' "$*" >&2; }

usage() {
  say "found '$*', expected 'start FOLDER [WORKERS]' or 'stop FOLDER'"
  exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
list=${LATTICE_CLUSTER_CLASSPATH:-$here/target/lattice-cluster.classpath}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

opens=()
for name in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic sun.nio.ch sun.nio.cs sun.security.action \
  sun.util.calendar; do
  opens+=("--add-opens=java.base/$name=ALL-UNNAMED")
done

# Starts a main of Spark's in the background: its name here, then what it is.
launch() {
  local name=$1
  shift
  SPARK_HOME=$folder SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 \
    "$java" -Xmx512m -XX:+UseSerialGC "${opens[@]}" -cp "$folder/jars/*" "$@" \
    >"$folder/$name.log" 2>&1 </dev/null &
  printf '%s\n' "$!" >"$folder/$name.pid"
}

# Waits until a log has a line, and prints what of it matches.
await() {
  local name=$1 pattern=$2 tries=0
  until grep -oE -m 1 "$pattern" "$folder/$name.log" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$(cat "$folder/$name.pid")" 2>/dev/null; then
      say "$name did not start; its log is $folder/$name.log"
      stop
      exit 70
    fi
    sleep 0.1
  done
}

start() {
  local workers=$1 master number jar
  if [ ! -f "$list" ]; then
    say "there is no $list; make it by ./mvnw -q -Dlattice.quick -Dmaven.test.skip=true -pl verification/cluster -am package"
    exit 2
  fi
  mkdir -p "$folder/jars"
  tr ':' '\n' <"$list" | while read -r jar || [ -n "$jar" ]; do
    case $jar in *.jar) ln -sf "$jar" "$folder/jars/" ;; esac
  done
  launch master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
  master=$(await master 'spark://127\.0\.0\.1:[0-9]+')
  number=0
  while [ "$number" -lt "$workers" ]; do
    number=$((number + 1))
    mkdir -p "$folder/work-$number"
    launch "worker-$number" org.apache.spark.deploy.worker.Worker "$master" \
      --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 --work-dir "$folder/work-$number"
  done
  number=0
  while [ "$number" -lt "$workers" ]; do
    number=$((number + 1))
    await "worker-$number" 'Successfully registered with master' >/dev/null
  done
  printf '%s\n' "$master"
}

# Ends what start began; executors end with their worker.
stop() {
  local file
  for file in "$folder"/worker-*.pid "$folder/master.pid"; do
    if [ -f "$file" ]; then
      kill "$(cat "$file")" 2>/dev/null || true
      rm -f "$file"
    fi
  done
}

case ${1:-} in
  start)
    [ $# -ge 2 ] && [ $# -le 3 ] || usage "$@"
    mkdir -p "$2"
    folder=$(cd "$2" && pwd -P)
    start "${3:-2}"
    ;;
  stop)
    [ $# -eq 2 ] && [ -d "$2" ] || usage "$@"
    folder=$(cd "$2" && pwd -P)
    stop
    ;;
  *) usage "$@" ;;
esac
