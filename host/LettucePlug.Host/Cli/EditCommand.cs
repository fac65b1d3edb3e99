using System.CommandLine;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

internal static class EditCommand
{
    public static Command Create(CommandRunner runner)
    {
        var image = new Argument<string>("image") { Description = "The image to edit: a file, or an asset's id" };
        var options = new ImageOptions();
        var command = new Command("edit", "Make new images from an image and a prompt") { image };
        options.AddTo(command);
        runner.OnRun(command, async call =>
        {
            OutFiles.Prepare(call.Value(options.Out));
            await ImageRun.SweepAsync(call);
            var source = await ImageOptions.ImportAsync(call, call.Value(image)!);
            var ask = await options.ReadAsync(call, source);
            return await ImageRun.AnswerAsync(
                call, call.Get<GenerateImage>().RunAsync(ask, call.CancellationToken), call.Value(options.Out));
        });
        return command;
    }
}
