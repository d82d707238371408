# shellcheck shell=bash
# Sourced by ./lattice, which sets home, jar and say: tells whether the jar is stale, and builds it.
#
# Times alone do not tell, since a source may be deleted, moved, or replaced by an older one. So a
# build keeps the checksums of all it read, dated before it read the first ($listing), and the time
# of the jar it made ($made). What differs from them is rebuilt with all that depends on it, from
# nothing: Maven by itself would trust what an earlier, failed or partial build left behind.

listing=$home/scenarios/command/target/lattice.sources
made=$home/scenarios/command/target/lattice.made

# The sources of all modules, or their folders too, that meet a condition of find.
find_sources() {
  find "$home/pom.xml" "$home/kernel-sim" "$home/ipc" "$home/scheduler" "$home/verification" \
    "$home/scenarios" \( -name target -o -path '*/src/test' \) -prune -o "$@"
}

# A line for each source: its checksum, size and name below $home.
checksums() {
  (
    cd "$home"
    find pom.xml kernel-sim ipc scheduler verification scenarios \
      \( -name target -o -path '*/src/test' \) -prune -o \
      -type f \( -name pom.xml -o -path '*/src/main/*' \) -print0 | LC_ALL=C sort -z | xargs -0 cksum
  )
}

# True if the jar is the one that the last build of this script made.
ours() { [ -f "$listing" ] && [ -f "$made" ] && ! [ "$jar" -nt "$made" ] && ! [ "$made" -nt "$jar" ]; }

# True if the jar is missing or is not what the sources would give.
stale() {
  [ -f "$jar" ] || return 0
  [ -f "$home/pom.xml" ] || return 1
  local found
  if ours; then
    # The time of the last change of a file or folder's entry cannot be set, so it misses nothing.
    found=$(find_sources \( -name pom.xml -o -path '*/src' -o -path '*/src/main' -o -path '*/src/main/*' \) \
      -cnewer "$listing" -print -quit 2>/dev/null || true)
    [ -n "$found" ] || return 1
    [ "$(checksums)" != "$(cat "$listing")" ]
  else
    found=$(find_sources \( -name pom.xml -o -path '*/src/main/*' \) -newer "$jar" -print -quit 2>/dev/null || true)
    [ -n "$found" ]
  fi
}

# What stands in the jar: for each module its folder, its name and the names of those that it needs.
modules() {
  (
    cd "$home"
    awk '
      FNR == 1 { folder = FILENAME; sub(/\/pom\.xml$/, "", folder); own = ""; parent = 0 }
      /<parent>/ { parent = 1 }
      /<\/parent>/ { parent = 0 }
      /<dependency>/ { id = ""; test = 0 }
      /<scope>test</ { test = 1 }
      match($0, /<artifactId>[^<]*/) {
        id = substr($0, RSTART + 12, RLENGTH - 12)
        if (!parent && own == "") { own = id; at[id] = folder }
      }
      /<\/dependency>/ { if (!test && id ~ /^lattice-/) needs[own] = needs[own] " " id }
      END {
        used["lattice-command"] = 1
        do {
          grown = 0
          for (m in used) {
            count = split(needs[m], list, " ")
            for (i = 1; i <= count; i++) if (!(list[i] in used)) { used[list[i]] = 1; grown = 1 }
          }
        } while (grown)
        for (m in used) print at[m], m needs[m]
      }' ./*/pom.xml ./*/*/pom.xml
  ) | sed 's#^\./##' | LC_ALL=C sort
}

# The folders in which a source was changed, added or removed; "." for a pom above the modules.
changed_folders() {
  awk '
    { name = $0; sub(/^[0-9]+ [0-9]+ /, "", name); sum = $1 " " $2 }
    NR == FNR { before[name] = sum; next }
    before[name] != sum { print name }
    { delete before[name] }
    END { for (name in before) print name }' "$listing" "$1" |
    sed -e 's#/src/main/.*##' -e 's#^pom\.xml$#.#' -e 's#/pom\.xml$##' | LC_ALL=C sort -u
}

# Of the modules in the jar ($1), those to be rebuilt, given the checksums of now ($2).
outdated_modules() {
  local folder rest changed=
  if ours; then
    changed=$(changed_folders "$2")
    while read -r folder rest; do
      if [ ! -d "$home/$folder/target/classes" ] ||
        [ -n "$(find "$home/$folder/target/classes" -newer "$made" -print -quit)" ]; then
        changed="$changed
$folder"
      fi
    done <<<"$1"
  else
    changed=.
  fi
  CHANGED=$changed awk '
    BEGIN { split(ENVIRON["CHANGED"], list, "\n"); for (i in list) changed[list[i]] = 1 }
    { line[NR] = $0 }
    END {
      for (folder in changed) {
        if (folder != "" && (folder == "." || folder == "kernel-sim" || folder == "verification" || folder == "scenarios")) all = 1
      }
      do {
        grown = 0
        for (n = 1; n <= NR; n++) {
          count = split(line[n], field, " ")
          if (field[2] in out) continue
          hit = all || (field[1] in changed)
          for (i = 3; i <= count; i++) if (field[i] in out) hit = 1
          if (hit) { out[field[2]] = 1; grown = 1 }
        }
      } while (grown)
      for (n = 1; n <= NR; n++) { split(line[n], field, " "); if (field[2] in out) print field[1], field[2] }
    }' <<<"$1"
}

# Reads what Maven prints and tells which of these modules is being built.
tell_progress() {
  local line name folder count=0 total
  total=$(grep -c . <<<"$1")
  while IFS= read -r line; do
    case $line in
      *'-< org.latticeipc:'*' >-'*) ;;
      *) continue ;;
    esac
    name=${line#*-< org.latticeipc:} name=${name%% *}
    while read -r folder rest; do
      if [ "$rest" = "$name" ]; then
        count=$((count + 1))
        say "$(printf '%3d s  %2d of %d  %s' "$SECONDS" "$count" "$total" "$folder")"
      fi
    done <<<"$1"
  done
}

# Builds the jar, and says so; ends with 70 if that fails.
build() {
  local output=$home/scenarios/command/target log all outdated folder name status
  log=$output/build.log
  mkdir -p "$output"
  : >"$listing.mark"
  checksums >"$listing.new"
  touch -r "$listing.mark" "$listing.new"
  rm -f "$listing.mark"
  all=$(modules)
  outdated=$(outdated_modules "$all" "$listing.new")
  if [ -n "$outdated" ]; then
    SECONDS=0
    if [ -f "$jar" ]; then
      say "sources have changed; building $(grep -c . <<<"$outdated") of $(grep -c . <<<"$all") modules"
    else
      say "building, about half a minute on two quiet cores; from then on only what changed"
      if [ -t 2 ] && [ -n "${HOME:-}" ] && [ ! -d "$HOME/.m2/repository/org/apache/maven/plugins" ]; then
        say "Maven was not used here before: it first fetches itself and what it needs, which takes as long as the network does"
      fi
    fi
    while read -r folder name; do
      rm -rf "$home/$folder/target/classes" "$home/$folder/target/generated-sources" \
        "$home/$folder/target/maven-status" "$home/$folder/target/$name"-*.jar
    done <<<"$outdated"
    status=0
    { (cd "$home" && ./mvnw -B -Dlattice.quick -Dmaven.test.skip=true \
      -Denforcer.skip=true -Dorg.slf4j.simpleLogger.log.org.apache.maven.cli.event.ExecutionEventLogger=info \
      -Dspotless.check.skip=true -pl scenarios/command -am package) </dev/null 2>&1 ||
      printf '%s\n' "$?" >"$log.failed"; } | tee "$log" | tell_progress "$outdated" || status=$?
    if [ -f "$log.failed" ] || [ "$status" != 0 ]; then
      rm -f "$log.failed"
      grep -E '^\[(ERROR|FATAL)\]' "$log" >&2 || tail -n 40 "$log" >&2
      say "the build failed; what failed is above, all that it said is in $log"
      exit 70
    fi
    say "built in $SECONDS s"
    touch "$jar"
    touch -r "$jar" "$made"
  fi
  mv -f "$listing.new" "$listing"
}
