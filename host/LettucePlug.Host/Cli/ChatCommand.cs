using System.CommandLine;
using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;

namespace LettucePlug.Host.Cli;

/// <summary><c>chat</c>: the chats themselves; what is said in them is in the other parts.</summary>
internal static partial class ChatCommand
{
    private const int ShownByDefault = 20;

    public static Command Create(CommandRunner runner) => new("chat", "Talk to your characters")
    {
        New(runner),
        List(runner),
        Show(runner),
        Set(runner),
        Remove(runner),
        Send(runner),
        Regenerate(runner),
        Continue(runner),
        Edit(runner),
        Delete(runner),
        Select(runner),
        Branch(runner),
    };

    private static Command New(CommandRunner runner)
    {
        var character = new Argument<string>("character") { Description = "The id of the character" };
        var persona = new Option<string?>("--persona") { Description = "Who you play", HelpName = "ID" };
        var title = new Option<string?>("--title")
        {
            Description = "What to call it; the character's name where absent",
            HelpName = "TEXT",
        };
        var scene = new Option<string?>("--scene")
        {
            Description = "What is going on when it begins; - reads standard input",
            HelpName = "TEXT",
        };
        var background = new Option<string?>("--background")
        {
            Description = "A picture of where it happens",
            HelpName = "FILE-OR-ASSET",
        };
        var command = new Command("new", "Begin a chat") { character, persona, title, scene, background };
        runner.OnRun(command, async call =>
        {
            var picture = call.Value(background) is { } typed ? await BackgroundAsync(call, typed) : null;
            var chat = await call.Get<EditChat>().NewAsync(
                new NewChatAsk
                {
                    Character = call.Value(character)!,
                    Persona = call.Value(persona),
                    Title = call.Value(title),
                    Scene = call.Value(scene) is { } text ? await call.TextAsync(text) : null,
                    Background = picture,
                },
                call.CancellationToken);
            await WriteAsync(call, chat, ShownByDefault);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show the chats, the newest first");
        runner.OnRun(command, async call =>
        {
            var answers = new List<ChatAnswer>();
            await foreach (var chat in call.Get<ChatStore>().ListAsync(call.CancellationToken))
            {
                answers.Add(ChatAnswer.From(chat, messages: null));
            }

            call.Output.Items(
                answers,
                ChatAnswers.Default.ChatAnswer,
                ["ID", "TITLE", "CHARACTER", "PERSONA", "CHANGED"],
                chat => [chat.Id, chat.Title, chat.Character, chat.Persona, chat.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)],
                "There are no chats. Begin one: lettuceplug chat new CHARACTER");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var last = new Option<int>("--last")
        {
            Description = "How many messages",
            HelpName = "N",
            DefaultValueFactory = _ => ShownByDefault,
        };
        var command = new Command("show", "Show a chat and its last messages") { id, last };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var chat = await call.Get<ChatStore>().GetAsync(call.Value(id)!, call.CancellationToken);
            await WriteAsync(call, chat, call.Value(last));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var id = Id();
        var values = new Argument<string[]>("values")
        {
            Description = $"KEY=VALUE: {string.Join(", ", EditChat.Keys)}, "
                + "or any setting of the program or of image models, for this chat alone",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("set", "Change a chat, or a setting in it alone; an empty value takes it back") { id, values };
        runner.OnRun(command, async call =>
        {
            var read = KeyValues.Read(call.Value(values), "chat set CHAT");
            foreach (var (key, value) in read.ToList())
            {
                var text = await call.TextAsync(value);
                read[key] = key.Equals("background", StringComparison.OrdinalIgnoreCase) && text.Trim().Length > 0
                    ? await BackgroundAsync(call, text)
                    : text;
            }

            await WriteAsync(call, await call.Get<EditChat>().SetAsync(call.Value(id)!, read, call.CancellationToken), 0);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("remove", "Remove a chat with its messages; its pictures stay in the library") { id };
        runner.OnRun(command, async call =>
        {
            var chat = await call.Get<ChatStore>().GetAsync(call.Value(id)!, call.CancellationToken);
            await call.Get<EditChat>().RemoveChatAsync(chat.Id, call.CancellationToken);
            call.Output.Note($"Removed '{chat.Title}'.");
            if (call.Output.Json)
            {
                call.Output.One(ChatAnswer.From(chat, []), ChatAnswers.Default.ChatAnswer, (_, _) => { });
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("chat") { Description = "The chat's id, or its beginning" };

    private static async Task<string> BackgroundAsync(CommandCall call, string typed) =>
        (await call.Get<AssetImport>().FileOrAssetAsync(typed, AssetKinds.Background, call.CancellationToken)).Id;

    private static async Task WriteAsync(CommandCall call, Chat chat, int last)
    {
        IReadOnlyList<Message> messages =
            last > 0 ? await call.Get<ChatStore>().LastAsync(chat.Id, last, upTo: null, call.CancellationToken) : [];
        call.Output.One(ChatAnswer.From(chat, messages), ChatAnswers.Default.ChatAnswer, (one, text) =>
        {
            var who = one.Persona is null ? $"with {one.Character}" : $"with {one.Character}, as {one.Persona}";
            text.WriteLine($"{one.Id}: {Printable.Line(one.Title)} ({who})");
            foreach (var (key, value) in one.Overrides ?? new Dictionary<string, string>())
            {
                text.WriteLine($"  {key}={Printable.Line(value)}");
            }

            foreach (var message in one.Messages ?? [])
            {
                text.WriteLine();
                var which = message.Selected is { } number ? $" ({number} of {message.Variants!.Count})" : "";
                text.WriteLine($"{message.Role} {message.Id}{which}");
                WriteBody(message, text);
            }
        });
    }

    private static void WriteBody(MessageAnswer message, TextWriter text)
    {
        if (message.Text.Length > 0)
        {
            text.WriteLine(Printable.Text(message.Text));
        }

        foreach (var attachment in message.Attachments)
        {
            text.WriteLine(AttachmentAnswer.Line(attachment));
        }
    }
}
