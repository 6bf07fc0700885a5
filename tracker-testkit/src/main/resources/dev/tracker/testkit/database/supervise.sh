# Runs a PostgreSQL server as long as the process it is for lives, then removes the server's folder. Told to end
# before that, by SIGTERM, it stops the server and leaves the folder.
# Arguments: the process' number, the folder, the server's command.

owner=$1
folder=$2
shift 2

# Ctrl-C reaches this script too where setsid is missing; the owner's end is what counts.
trap '' HUP INT
keep=
trap 'owner= keep=yes' TERM

alive() {
    [ -n "$1" ] || return 1
    if [ -r "/proc/$1/stat" ]; then
        # A killed process stays listed, as a zombie, until its parent takes note.
        read -r stat 2>/dev/null < "/proc/$1/stat" || return 1
        case ${stat##*) } in
            [ZX]*) return 1 ;;
        esac
        return 0
    fi
    kill -0 "$1" 2>/dev/null
}

"$@" </dev/null &
child=$!

while alive "$owner"; do
    alive "$child" || : > "$folder/stopped"
    sleep 0.2
done

# Immediate shutdown: nothing in there is to be kept. The child may be a program that started the server.
if alive "$child"; then
    server=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null)
    kill -QUIT "${server:-$child}" 2>/dev/null
fi
wait "$child"
[ -n "$keep" ] || rm -rf "$folder"
