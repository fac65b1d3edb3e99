using LettucePlug.Host.Cli;

// Asked for by scripts in a loop, and answered before anything else is loaded.
if (args is ["--version"])
{
    Console.Out.WriteLine(CommandTree.Version);
    return 0;
}

using var interruption = new Interruption();
var runner = new CommandRunner(new GlobalOptions(), () => interruption.ExitCode) { Interruption = interruption };
return await interruption.WaitAsync(new CommandTree(runner).InvokeAsync(args, cancellationToken: interruption.Token));
