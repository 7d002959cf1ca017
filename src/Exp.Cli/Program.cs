using System.Globalization;
using System.Text;
using Exp.Cli;
using Exp.Cli.Terminal;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

// Our own writers: UTF-8 without a mark whatever the locale says, and no flush per line for long tables.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };

using var signals = new Signals();
var shell = new Shell(output, error, TerminalTraits.Detect(), TimeProvider.System, signals.Token);
return await ExpCommand.RunAsync(args, shell).ConfigureAwait(false);
