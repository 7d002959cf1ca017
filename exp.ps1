# Builds the program on first use or after a change of its sources, then runs it from the caller's folder.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$program = Join-Path $root 'artifacts/bin/Exp.Cli/release/Exp.Cli.dll'
$stamp = Join-Path $root 'artifacts/exp.stamp'
$cure = 'Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again.'

function Fail([string] $message) { [Console]::Error.WriteLine("exp: $message"); exit 5 }

function Test-Current {
    if (-not (Test-Path -LiteralPath $program) -or -not (Test-Path -LiteralPath $stamp)) { return $false }
    $built = (Get-Item -LiteralPath $stamp).LastWriteTimeUtc
    $sources = @(Get-ChildItem -LiteralPath (Join-Path $root 'src'), (Join-Path $root 'build') -Recurse -Force)
    $sources += @(Get-ChildItem -LiteralPath $root -Force | Where-Object { $_.Name -like 'Directory.*' -or $_.Name -eq 'global.json' })
    return -not ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

function Build {
    $ErrorActionPreference = 'Continue' # Windows PowerShell takes any line on standard error for a failure
    Push-Location -LiteralPath $root
    try {
        & dotnet --version *> $null
        if ($LASTEXITCODE -ne 0) { Fail "needs the .NET 10 SDK. $cure" }
        [Console]::Error.WriteLine('exp: building; this is done once and takes about half a minute ...')
        $began = [DateTime]::UtcNow # an edit while it runs makes the next start build again
        $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
        $log = & dotnet build src/Exp.Cli -c Release -v q --nologo --disable-build-servers 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0) {
            [Console]::Error.WriteLine($log)
            Fail 'the build failed; the lines above say why.'
        }
        $null = New-Item -ItemType File -Force -Path $stamp
        (Get-Item -LiteralPath $stamp).LastWriteTimeUtc = $began
    }
    finally { Pop-Location }
}

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Fail "needs the .NET 10 SDK, and no 'dotnet' was found. $cure" }
if (-not (Test-Current)) {
    $mutex = [Threading.Mutex]::new($false, 'exp-build') # two starts at once: one builds, the other waits
    $null = $mutex.WaitOne()
    try { if (-not (Test-Current)) { Build } } finally { $mutex.ReleaseMutex() }
}
& dotnet exec $program @args
exit $LASTEXITCODE
