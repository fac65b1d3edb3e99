using System.CommandLine;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

internal static class GenerateCommand
{
    public static Command Create(CommandRunner runner)
    {
        var options = new ImageOptions();
        var command = new Command("generate", "Make images from a prompt");
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            OutFiles.Prepare(call.Value(options.Out));
            await ImageRun.SweepAsync(call);
            var ask = await options.ReadAsync(call);
            return await ImageRun.AnswerAsync(
                call, call.Get<GenerateImage>().RunAsync(ask, call.CancellationToken), call.Value(options.Out));
        });
        return command;
    }
}
