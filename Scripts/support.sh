# Shared by the scripts of this folder (read with `.`): what they say, and what they install.

# Everything that is not the answer of a command goes to standard error.
say() { printf '%s\n' "$*" >&2; }

stop() { # STATUS SENTENCE...
  local status=$1
  shift
  say "error: $*"
  exit "$status"
}

# Fails with 69 unless a Swift compiler is at hand. It is not in Debian's archive, so it cannot be installed here.
need_swift() {
  command -v swift >/dev/null ||
    stop 69 "the Swift compiler is needed to build rapport. Install Swift 6.2 or newer from https://www.swift.org/install/ and try again."
}

# build_release ROOT PRODUCT: makes a program as users run it, one file that needs nothing of its machine.
#
# The last option makes the compiler name types directly. Left out, the program looks them up by their names when it
# starts, each time through the conformances of all libraries in it, which is a third of a short command. Names of lines
# are left out: they are a third of the program and of no use to those who have it.
build_release() {
  swift build --package-path "$1" --scratch-path "$1/.build-release" -c release --product "$2" --static-swift-stdlib \
    -Xswiftc -static-executable -Xswiftc -gnone -Xcc -g0 \
    -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
}

# The libraries that building rapport needs; names the Debian packages that are missing, one a line.
missing_libraries() {
  # The headers alone are not enough: the program is linked to the archive, so that it runs on any machine.
  { [ -e /usr/include/sqlite3.h ] && compgen -G '/usr/lib/*/libsqlite3.a' >/dev/null; } || echo libsqlite3-dev
  { [ -e /usr/include/zlib.h ] && compgen -G '/usr/lib/*/libz.a' >/dev/null; } || echo zlib1g-dev
  { [ -e /usr/include/expat.h ] && compgen -G '/usr/lib/*/libexpat.a' >/dev/null; } || echo libexpat1-dev
  # Days are counted in the register's own time zone.
  [ -e /usr/share/zoneinfo/Asia/Karachi ] || echo tzdata
}

# What prints papers to PDF, and what the tests read pages and PDF with; names the Debian packages that are missing.
missing_for_papers() {
  command -v chromium >/dev/null || echo chromium
  command -v chromedriver >/dev/null || echo chromium-driver
  command -v pdftotext >/dev/null || echo poppler-utils
  [ -e /usr/share/fonts/truetype/noto/NotoNastaliqUrdu-Regular.ttf ] || echo fonts-noto-core
  compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
}

# What the tests fill forms in with, as offices do; names the Debian packages that are missing.
missing_office() {
  command -v soffice >/dev/null || printf '%s\n' libreoffice-calc libreoffice-writer
}

# install_packages WHY PACKAGE...: does nothing without a package; says what it does, and why.
install_packages() {
  local why=$1
  shift
  [ $# -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    stop 69 "$why needs $*, by their names in Debian. Install what your system calls them and try again."
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null ||
      stop 69 "$why needs $*. Ask whoever looks after this computer to run: apt-get install $*"
    as_root=(sudo)
    # Without a terminal nobody can type a password: fail at once rather than wait.
    [ -t 2 ] || as_root+=(-n)
  fi
  say "Installing $* (apt-get): $why needs it."
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@")
  local talk
  if ! talk=$("${install[@]}" 2>&1 </dev/null); then
    # Most often the package lists are missing or old.
    "${as_root[@]}" apt-get update -qq >/dev/null 2>&1 </dev/null || true
    if ! talk=$("${install[@]}" 2>&1 </dev/null); then
      printf '%s\n' "$talk" | tail -n 5 >&2
      stop 69 "$* could not be installed. Install it by hand and try again: apt-get install $*"
    fi
  fi
}

# Independent readers of what rapport writes: the tests compare with them. Made once in .build-python, kept between runs.
readers=("jsonschema==4.*" "wcwidth==0.7.0" "pymerkle==7.*" "icalendar==6.*" "cryptography==50.*"
  "python-docx==1.*" "openpyxl==3.*" "pypdf==6.*" "selenium==4.*" "cloudevents==2.2.*")
# Of this one only the rules for pages are used, which it carries as a file; the driver of browsers that it wants is not.
rules_for_pages="axe-playwright-python==0.1.8"

# prepare_python ROOT: leaves the environment first on PATH and named in RAPPORT_TEST_PYTHON.
prepare_python() {
  local folder=$1/.build-python
  local wanted="${readers[*]} $rules_for_pages"
  if [ "$(cat "$folder/holds" 2>/dev/null)" != "$wanted" ] || ! "$folder/bin/python" -c '' 2>/dev/null; then
    say "Preparing Python in .build-python with $wanted"
    rm -rf "$folder"
    python3 -m venv "$folder" >&2 || stop 69 "no Python environment could be made in $folder"
    local install=("$folder/bin/python" -m pip install --quiet --disable-pip-version-check)
    { "${install[@]}" "${readers[@]}" && "${install[@]}" --no-deps "$rules_for_pages"; } >&2 </dev/null ||
      stop 69 "pip could not install $wanted; the tests need them"
    printf '%s\n' "$wanted" >"$folder/holds"
  fi
  export PATH="$folder/bin:$PATH" RAPPORT_TEST_PYTHON="$folder/bin/python"
}
