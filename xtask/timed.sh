# Runs a part of the tests and tells how long it took: timed.sh NAME COMMAND…
# The part forgets the jobs of the make that called it: cargo would look for them and warn.
unset MAKEFLAGS
name=$1
shift
begun=$(date +%s)
"$@" || exit 1
echo "$name: $(($(date +%s) - begun)) s"
