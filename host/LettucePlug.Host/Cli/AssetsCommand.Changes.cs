using System.CommandLine;
using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Cli;

internal static partial class AssetsCommand
{
    private static Command Import(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "An image file" };
        var command = new Command("import", "Bring an image of your own into the library") { file };
        runner.OnRun(command, async call =>
        {
            var asset = await call.Get<AssetImport>().FileAsync(call.Value(file)!, AssetKinds.Imported, call.CancellationToken);
            Write(call, await AssetAnswer.FromAsync(asset, call));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(CommandRunner runner)
    {
        var id = Id();
        var path = new Argument<string>("path") { Description = "A file or a folder" };
        var command = new Command("export", "Write an image to a file, with what made it inside") { id, path };
        runner.OnRun(command, async call =>
        {
            var asset = await ResolveAsync(call, id);
            var files = OutFiles.Prepare(call.Value(path)!) ?? throw ImageFileException.Missing("");
            var file = files.NameOf(asset, index: 0, count: 1, call.Output.Note);
            var embedded = await call.Get<AssetExport>().ExportAsync(asset, file, call.CancellationToken);
            if (!embedded)
            {
                call.Output.Note($"{asset.Mime} has no room for what made the image; it was written as it is.");
            }

            call.Output.One(
                new ExportAnswer { Id = asset.Id, Path = file, Embedded = embedded },
                AssetAnswers.Default.ExportAnswer,
                (one, text) => text.WriteLine(Printable.Line(one.Path)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Trash(CommandRunner runner)
    {
        var id = Id();
        var force = new Option<bool>("--force") { Description = "Also where something uses it" };
        var command = new Command("trash", "Put an image into the trash") { id, force };
        runner.OnRun(command, async call =>
        {
            var asset = await ResolveAsync(call, id);
            var trashed = await call.Get<AssetLibrary>().TrashAsync(
                asset.Id, call.Value(force), call.Get<TimeProvider>().GetUtcNow(), call.CancellationToken);
            Write(call, await AssetAnswer.FromAsync(trashed, call));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Restore(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("restore", "Take an image back out of the trash") { id };
        runner.OnRun(command, async call =>
        {
            var asset = await ResolveAsync(call, id);
            var restored = await call.Get<AssetLibrary>().RestoreAsync(asset.Id, call.CancellationToken);
            Write(call, await AssetAnswer.FromAsync(restored, call));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command EmptyTrash(CommandRunner runner)
    {
        var command = new Command("empty-trash", "Remove what lies in the trash for good, but for what is in use");
        runner.OnRun(command, async call =>
        {
            var library = call.Get<AssetLibrary>();
            var removed = await library.EmptyTrashAsync(call.Get<BlobGate>(), call.CancellationToken);
            var swept = await library.SweepBlobsAsync(call.Get<BlobGate>(), call.CancellationToken);
            call.Output.One(
                new RemovedAnswer { Removed = removed },
                AssetAnswers.Default.RemovedAnswer,
                (one, text) => text.WriteLine($"{one.Removed} images removed, {swept} orphaned blobs swept away"));
            return ExitCode.Done;
        });
        return command;
    }
}
