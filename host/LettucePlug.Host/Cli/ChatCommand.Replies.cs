using System.CommandLine;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;

namespace LettucePlug.Host.Cli;

internal static partial class ChatCommand
{
    private static Command Send(CommandRunner runner)
    {
        var id = Id();
        var words = new Argument<string[]>("text")
        {
            Description = "What you say; needs no quotes, and - reads standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var attach = new Option<string[]>("--attach")
        {
            Description = "A picture to go along; may be given several times",
            HelpName = "FILE-OR-ASSET",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.ZeroOrMore,
        };
        var (model, noImages) = (Model(), NoImages());
        var command = new Command("send", "Say something, and read the reply") { id, words, attach, model, noImages };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var text = await call.TextAsync(string.Join(' ', call.Value(words) ?? []));
            var attached = new List<string>();
            foreach (var typed in call.Value(attach) ?? [])
            {
                attached.Add((await call.Get<AssetImport>().FileOrAssetAsync(typed, AssetKinds.Attachment, call.CancellationToken)).Id);
            }

            var ask = new SendAsk
            {
                Text = text,
                Attachments = attached,
                Reply = new ReplyAsk { Chat = call.Value(id)!, Model = call.Value(model), NoImages = call.Value(noImages) },
            };
            return await AnswerAsync(call, call.Get<ContinueChat>().SendAsync(ask, call.CancellationToken));
        });
        return command;
    }

    private static Command Regenerate(CommandRunner runner)
    {
        var command = Reply("regenerate", "Have a reply made again; the earlier ones stay, with their pictures", out var read);
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            return await AnswerAsync(call, call.Get<ContinueChat>().RegenerateAsync(read(call), call.CancellationToken));
        });
        return command;
    }

    private static Command Continue(CommandRunner runner)
    {
        var command = Reply("continue", "Have the last reply gone on with, or what you said last answered", out var read);
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            return await AnswerAsync(call, call.Get<ContinueChat>().ContinueAsync(read(call), call.CancellationToken));
        });
        return command;
    }

    private static Command Reply(string name, string description, out Func<CommandCall, ReplyAsk> read)
    {
        var id = Id();
        var message = new Option<string?>("--message")
        {
            Description = "The message; the last one where absent",
            HelpName = "ID",
        };
        var (model, noImages) = (Model(), NoImages());
        read = call => new ReplyAsk
        {
            Chat = call.Value(id)!,
            Message = call.Value(message),
            Model = call.Value(model),
            NoImages = call.Value(noImages),
        };
        return new Command(name, description) { id, message, model, noImages };
    }

    private static Option<string?> Model() => new("--model", "-m") { Description = "The model that writes the reply", HelpName = "ID" };

    private static Option<bool> NoImages() => new("--no-images") { Description = "Text alone, whatever the settings say" };

    private static async Task<int> AnswerAsync(CommandCall call, IAsyncEnumerable<WorkflowEvent> events)
    {
        var printer = new ReplyPrinter(call);
        try
        {
            await foreach (var happened in events)
            {
                printer.Take(happened);
            }
        }
        catch
        {
            printer.TellWhatIsKept();
            throw;
        }

        await printer.AnswerAsync();
        return ExitCode.Done;
    }
}
