using System.Runtime.InteropServices;
using LettucePlug.Host.Cli;

// Asked for by scripts in a loop, and answered before anything else is loaded.
if (args is ["--version"])
{
    Console.Out.WriteLine(CommandTree.Version);
    return 0;
}

var runner = new CommandRunner(new GlobalOptions());
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => runner.WasTerminated = true);
return await new CommandTree(runner).InvokeAsync(args);
