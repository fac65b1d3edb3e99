using System.CommandLine;
using LettucePlug.Host.Templates;

namespace LettucePlug.Host.Cli;

internal static partial class TemplatesCommand
{
    private static Command Import(CommandRunner runner)
    {
        var file = new Argument<string>("file") { Description = "A template export (JSON)" };
        var set = new Option<string?>("--set") { Description = "Put it in place of this template at once" };
        var output = new Option<string?>("--out") { Description = "Write the template to this file" };
        var command = new Command("import", "Turn an exported prompt template into one of this program") { file, set, output };
        runner.OnRun(command, async call =>
        {
            var imported = UscImport.Read(await ReadAsync(call, call.Value(file)!), call.Value(file)!);
            foreach (var note in imported.Notes)
            {
                call.Output.Warn(note);
            }

            if (call.Value(output) is { } path)
            {
                await File.WriteAllTextAsync(path, imported.Text, call.CancellationToken);
                call.Output.Note($"Wrote {path}.");
            }

            if (call.Value(set) is { } id)
            {
                var snapshot = await call.Get<TemplateEditor>().SetAsync(id, imported.Text, call.CancellationToken);
                call.Output.Note($"'{id}' is now the imported template. Go back with: lettuceplug templates reset {id}");
                Write(call, snapshot, id);
            }
            else if (call.Output.Json)
            {
                call.Output.One(
                    new ImportAnswer { Kind = imported.Kind?.Name, Id = imported.Kind?.Id, Text = imported.Text, Notes = imported.Notes },
                    ImportAnswers.Default.ImportAnswer,
                    (_, _) => { });
            }
            else if (call.Value(output) is null)
            {
                call.Output.Answer.Write(PrintableLines(imported.Text));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
