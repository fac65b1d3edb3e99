using System.CommandLine;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;

namespace LettucePlug.Host.Cli;

internal static partial class ChatCommand
{
    private static Command Edit(CommandRunner runner)
    {
        var (id, message) = (Id(), MessageId());
        var words = new Argument<string[]>("text")
        {
            Description = "The new text; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("edit", "Reword a message; its pictures stay") { id, message, words };
        runner.OnRun(command, async call =>
        {
            var chat = await call.Get<ChatStore>().GetAsync(call.Value(id)!, call.CancellationToken);
            var text = await call.TextAsync(string.Join(' ', call.Value(words) ?? []));
            Write(call, await call.Get<EditChat>().RewordAsync(chat.Id, call.Value(message)!, text, call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Delete(CommandRunner runner)
    {
        var (id, message) = (Id(), MessageId());
        var later = new Option<bool>("--and-later") { Description = "That message and everything after it" };
        var command = new Command("delete", "Delete a message; its pictures stay in the library") { id, message, later };
        runner.OnRun(command, async call =>
        {
            var chat = await call.Get<ChatStore>().GetAsync(call.Value(id)!, call.CancellationToken);
            var removed = await call.Get<EditChat>()
                .RemoveAsync(chat.Id, call.Value(message)!, call.Value(later), call.CancellationToken);
            call.Output.One(
                new RemovedAnswer { Removed = removed },
                AssetAnswers.Default.RemovedAnswer,
                (one, text) => text.WriteLine(one.Removed == 1 ? "1 message deleted" : $"{one.Removed} messages deleted"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Select(CommandRunner runner)
    {
        var (id, message) = (Id(), MessageId());
        var number = new Argument<int>("number") { Description = "Which variant, from 1" };
        var command = new Command("select", "Have another variant of a reply count") { id, message, number };
        runner.OnRun(command, async call =>
        {
            var chat = await call.Get<ChatStore>().GetAsync(call.Value(id)!, call.CancellationToken);
            Write(call, await call.Get<EditChat>()
                .SelectAsync(chat.Id, call.Value(message)!, call.Value(number), call.CancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Branch(CommandRunner runner)
    {
        var id = Id();
        var message = new Option<string?>("--message")
        {
            Description = "The last message that goes along; all where absent",
            HelpName = "ID",
        };
        var title = new Option<string?>("--title") { Description = "What to call the new chat", HelpName = "TEXT" };
        var command = new Command("branch", "Begin a new chat with what was said so far") { id, message, title };
        runner.OnRun(command, async call =>
        {
            var branch = await call.Get<EditChat>()
                .BranchAsync(call.Value(id)!, call.Value(message), call.Value(title), call.CancellationToken);
            await WriteAsync(call, branch, ShownByDefault);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> MessageId() => new("message") { Description = "The message's id" };

    private static void Write(CommandCall call, Message message) =>
        call.Output.One(MessageAnswer.From(message), ChatAnswers.Default.MessageAnswer, WriteBody);
}
