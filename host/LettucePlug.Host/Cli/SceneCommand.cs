using System.CommandLine;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Cli;

/// <summary><c>scene</c>: pictures of what is going on in a chat, on request.</summary>
internal static class SceneCommand
{
    public static Command Create(CommandRunner runner) => new("scene", "Picture what is going on in a chat")
    {
        Draft(runner),
        Render(runner),
    };

    private static Command Draft(CommandRunner runner)
    {
        var (chat, message) = (Chat(), Message());
        var model = new Option<string?>("--model", "-m")
        {
            Description = "The model that writes the prompt",
            HelpName = "ID",
        };
        var command = new Command("draft", "Have a prompt written for a message; it waits for your approval") { chat, message, model };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var ask = new SceneAsk { Chat = call.Value(chat)!, Message = call.Value(message), Model = call.Value(model) };
            await foreach (var happened in call.Get<DraftScene>().RunAsync(ask, call.CancellationToken))
            {
                switch (happened)
                {
                    case WorkflowEvent.TextWritten:
                        call.Output.Progress("writing");
                        break;
                    case WorkflowEvent.SceneProposed proposed:
                        call.Output.Progress("");
                        call.Output.One(
                            new DraftAnswer { Approval = ApprovalAnswer.From(proposed.Approval, proposed.References) },
                            ChatAnswers.Default.DraftAnswer,
                            (one, text) => text.WriteLine(Printable.Text(one.Approval.Prompt)));
                        call.Output.Note($"To render it: lettuceplug approvals approve {proposed.Approval.Id}");
                        break;
                    default:
                        ImageRun.Say(call, happened);
                        break;
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Render(CommandRunner runner)
    {
        var (chat, message) = (Chat(), Message());
        var prompt = new Option<string?>("--prompt")
        {
            Description = "What it shows; the prompt that came with the message where absent, and - reads standard input",
            HelpName = "TEXT",
        };
        var model = new Option<string?>("--model", "-m")
        {
            Description = "The model that makes the picture",
            HelpName = "ID",
        };
        var set = KeyValues.Option("--set", "A setting of the model, for this call");
        var outPath = new Option<string?>("--out", "-o")
        {
            Description = "Where to write the picture besides the library: a file or a folder",
            HelpName = "PATH",
        };
        var command = new Command("render", "Make a picture of a prompt and attach it to a message")
        {
            chat, message, prompt, model, set, outPath,
        };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var ask = new SceneAsk
            {
                Chat = call.Value(chat)!,
                Message = call.Value(message),
                Prompt = call.Value(prompt) is { } typed ? await call.TextAsync(typed) : null,
                Model = call.Value(model),
                Settings = KeyValues.Read(call.Value(set), "--set"),
            };
            return await ImageRun.AnswerAsync(
                call, call.Get<RenderScene>().RunAsync(ask, call.CancellationToken), call.Value(outPath));
        });
        return command;
    }

    private static Argument<string> Chat() => new("chat") { Description = "The chat's id, or its beginning" };

    private static Option<string?> Message() => new("--message") { Description = "The message; the last one where absent", HelpName = "ID" };
}
