using System.CommandLine;
using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Cli;

internal static partial class AssetsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("assets", "The library of every image")
        {
            List(runner),
            Show(runner),
            Import(runner),
            Export(runner),
            Trash(runner),
            Restore(runner),
            EmptyTrash(runner),
            Verify(runner),
        };

    private static Command List(CommandRunner runner)
    {
        var kind = new Option<string?>("--kind") { Description = "Only images of one kind: " + string.Join(", ", AssetKinds.All), HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. AssetKinds.All]);
        var search = new Option<string?>("--search") { Description = "Only images whose prompt, name or model has these words", HelpName = "TEXT" };
        var trash = new Option<bool>("--trash") { Description = "What lies in the trash instead" };
        var limit = LimitOption.Create();
        var command = new Command("list", "Show the images, the newest first") { kind, search, trash, limit };
        runner.OnRun(command, async call =>
        {
            var filter = new AssetFilter
            {
                Kind = call.Value(kind),
                Search = call.Value(search),
                InTrash = call.Value(trash),
            };
            var answers = new List<AssetAnswer>();
            await foreach (var asset in call.Get<AssetLibrary>().ListAsync(filter, call.CancellationToken))
            {
                if (call.Value(limit) is { } most && answers.Count >= most)
                {
                    break;
                }

                answers.Add(await AssetAnswer.FromAsync(asset, call));
            }

            call.Output.Items(
                answers,
                AssetAnswers.Default.AssetAnswer,
                ["ID", "KIND", "SIZE", "TYPE", "MODEL", "PROMPT"],
                asset => [asset.Id, asset.Kind, asset.Size, asset.Mime, asset.Model, Short(asset.Prompt ?? asset.Name)],
                "There are no such images.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show everything about one image") { id };
        runner.OnRun(command, async call =>
        {
            var asset = await ResolveAsync(call, id);
            var uses = await call.Get<AssetLibrary>().UsesAsync(asset.Id, call.CancellationToken);
            Write(call, await AssetAnswer.FromAsync(asset, call) with { Uses = [.. uses.Select(use => use.ToString())] });
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Verify(CommandRunner runner)
    {
        var command = new Command("verify", "Hold every record against the stored bytes, and the other way round");
        runner.OnRun(command, async call =>
        {
            var report = await call.Get<AssetVerifier>().RunAsync(call.CancellationToken);
            call.Output.One(report, AssetAnswers.Default.VerifyReport, (one, text) =>
            {
                foreach (var problem in one.Problems)
                {
                    text.WriteLine($"{problem.Code}: {Printable.Line(problem.Message)}");
                }

                foreach (var note in one.Notes)
                {
                    text.WriteLine("note: " + Printable.Line(note.Message));
                }

                text.WriteLine(
                    $"{one.Assets} images, {one.Blobs} blobs of {one.Bytes} bytes, {one.Problems.Count} problems, "
                    + $"{one.Orphans.Count} orphaned blobs");
            });
            if (report.Orphans.Count > 0)
            {
                call.Output.Note("Orphaned blobs do no harm. To remove them: lettuceplug assets empty-trash");
            }

            return report.Ok ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The asset's id, or its beginning" };

    private static ValueTask<AssetRecord> ResolveAsync(CommandCall call, Argument<string> id) =>
        call.Get<AssetLibrary>().ResolveAsync(call.Value(id)!, call.CancellationToken);

    private static string? Short(string? text) => text is { Length: > 50 } ? text[..49] + "…" : text;

    private static void Write(CommandCall call, AssetAnswer answer) =>
        call.Output.One(answer, AssetAnswers.Default.AssetAnswer, (one, text) =>
        {
            text.WriteLine(ImageRun.Line(one));
            (string Label, string? Value)[] lines =
            [
                ("kind", one.Kind),
                ("type", $"{one.Mime}, {one.Bytes} bytes"),
                ("name", one.Name),
                ("model", one.Model is null ? null : $"{one.Model} of {one.Connection}"),
                ("prompt", one.Prompt),
                ("negative", one.NegativePrompt),
                ("seed", one.Seed?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("settings", string.Join(", ", one.Settings.Select(pair => $"{pair.Key}={pair.Value}"))),
                ("references", string.Join(", ", one.References.Select(reference => $"{reference.Role} {reference.Asset}"))),
                ("made from", one.Parent),
                ("used by", one.Uses is null ? null : string.Join(", ", one.Uses)),
                ("trashed", one.TrashedAt?.ToString("u", System.Globalization.CultureInfo.InvariantCulture)),
            ];
            foreach (var (label, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
            {
                text.WriteLine($"  {label}: {Printable.Line(value!)}");
            }
        });
}
