using System.CommandLine;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

internal static class ReplayCommand
{
    public static Command Create(CommandRunner runner)
    {
        var asset = new Argument<string>("asset") { Description = "The id of the image to make again" };
        var set = KeyValues.Option("--set", "What to change: prompt, or a setting such as steps; an empty value takes it away");
        var output = new Option<string?>("--out", "-o")
        {
            Description = "Where to write the image besides the library: a file or a folder",
            HelpName = "PATH",
        };
        var command = new Command("replay", "Make an image again from its record") { asset, set, output };
        runner.OnRun(command, async call =>
        {
            OutFiles.Prepare(call.Value(output));
            await ImageRun.SweepAsync(call);
            var record = await call.Get<AssetLibrary>().ResolveAsync(call.Value(asset)!, call.CancellationToken);
            var changes = KeyValues.Read(call.Value(set), "--set");
            return await ImageRun.AnswerAsync(
                call,
                call.Get<ReplayImage>().RunAsync(record.Id, changes, call.CancellationToken),
                call.Value(output));
        });
        return command;
    }
}
