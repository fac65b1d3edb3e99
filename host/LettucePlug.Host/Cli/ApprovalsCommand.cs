using System.CommandLine;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Cli;

/// <summary><c>approvals</c>: scene prompts that wait for the user's word.</summary>
internal static class ApprovalsCommand
{
    public static Command Create(CommandRunner runner) => new("approvals", "Decide on the scene prompts that wait for you")
    {
        List(runner),
        Show(runner),
        Edit(runner),
        Approve(runner),
        Deny(runner),
    };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show the prompts that wait, the oldest first");
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var answers = new List<ApprovalAnswer>();
            await foreach (var approval in call.Get<ApprovalStore>().ListWaitingAsync(call.CancellationToken))
            {
                answers.Add(ApprovalAnswer.From(approval));
            }

            call.Output.Items(
                answers,
                ChatAnswers.Default.ApprovalAnswer,
                ["ID", "CHAT", "MESSAGE", "PROMPT"],
                one => [one.Id, one.Chat, one.Message, one.Prompt.Length > 60 ? one.Prompt[..59] + "…" : one.Prompt],
                "No scene prompt waits for you.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("show", "Show one prompt, answered or not, with the pictures that go along") { id };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var approval = await call.Get<ApprovalStore>().ResolveAsync(call.Value(id)!, call.CancellationToken);
            var chat = await call.Get<ChatStore>().GetAsync(approval.Chat, call.CancellationToken);
            var cast = await call.Get<CastFinder>().FindAsync(chat, Warn, call.CancellationToken);
            var references = await call.Get<SceneReferences>().GatherAsync(cast, Warn, call.CancellationToken);
            Write(call, ApprovalAnswer.From(approval, references));
            return ExitCode.Done;

            void Warn(WorkflowEvent happened) => ImageRun.Say(call, happened);
        });
        return command;
    }

    private static Command Edit(CommandRunner runner)
    {
        var id = Id();
        var words = new Argument<string[]>("text")
        {
            Description = "The new prompt; - reads standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("edit", "Reword a prompt that waits; it goes on waiting") { id, words };
        runner.OnRun(command, async call =>
        {
            var store = call.Get<ApprovalStore>();
            var approval = await store.ResolveAsync(call.Value(id)!, call.CancellationToken);
            var text = (await call.TextAsync(string.Join(' ', call.Value(words) ?? []))).Trim();
            if (text.Length == 0)
            {
                throw ImageAskException.NoPrompt();
            }

            Write(call, ApprovalAnswer.From(await store.EditAsync(approval.Id, text, call.CancellationToken)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Approve(CommandRunner runner)
    {
        var id = Id();
        var prompt = new Option<string?>("--prompt")
        {
            Description = "Your own wording in its place; - reads standard input",
            HelpName = "TEXT",
        };
        var command = new Command("approve", "Render a prompt, and attach the picture to its message") { id, prompt };
        runner.OnRun(command, async call =>
        {
            await ImageRun.SweepAsync(call);
            var store = call.Get<ApprovalStore>();
            var approval = await store.ResolveAsync(call.Value(id)!, call.CancellationToken);
            var text = call.Value(prompt) is { } typed ? await call.TextAsync(typed) : null;
            var outcome = await call.Get<AnswerApproval>()
                .ApproveAsync(approval.Id, text, call.CancellationToken)
                .ToOutcomeAsync(happened => ImageRun.Say(call, happened), call.CancellationToken);
            call.Output.Progress("");
            var assets = await ImageRun.WriteAsync(call, outcome.Assets, files: null);
            Write(call, ApprovalAnswer.From(await store.GetAsync(approval.Id, call.CancellationToken)) with { Assets = assets });
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Deny(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("deny", "Have nothing made of a prompt; the message stays as it is") { id };
        runner.OnRun(command, async call =>
        {
            Write(call, ApprovalAnswer.From(await call.Get<AnswerApproval>().DenyAsync(call.Value(id)!, call.CancellationToken)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "The id of the prompt, or its beginning" };

    private static void Write(CommandCall call, ApprovalAnswer answer) =>
        call.Output.One(answer, ChatAnswers.Default.ApprovalAnswer, (one, text) =>
        {
            text.WriteLine($"{one.Id}: {one.State.ToString().ToLowerInvariant()}");
            text.WriteLine($"  {Printable.Text(one.Prompt).ReplaceLineEndings("\n  ")}");
            foreach (var (index, reference) in (one.References ?? []).Index())
            {
                text.WriteLine($"  {index + 1}. {reference.Role} {reference.Asset} {Printable.Line(reference.Label ?? "")}");
            }

            foreach (var asset in one.Assets ?? [])
            {
                text.WriteLine(ImageRun.Line(asset));
            }
        });
}
