using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;

namespace LettucePlug.Host.Cli;

/// <summary>Prints a reply while it comes, and answers with what came of it.</summary>
internal sealed class ReplyPrinter(CommandCall call)
{
    private readonly List<string> _warnings = [];
    private Message? _added;
    private Message? _reply;
    private ApprovalAnswer? _approval;
    private string? _job;
    private bool _isLineOpen;
    private bool _wasRouted;

    public void Take(WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.TextWritten text:
                if (!call.Output.Json)
                {
                    call.Output.Answer.Write(Printable.Text(text.Text));
                    call.Output.Answer.Flush();
                    _isLineOpen = true;
                }

                break;
            case WorkflowEvent.MessageAdded added:
                _added = added.Message;
                if (call.Output.Verbose)
                {
                    call.Output.Note($"message {added.Message.Id} is stored");
                }

                break;
            case WorkflowEvent.ReplySaved saved:
                _reply = saved.Message;
                EndLine();
                break;
            case WorkflowEvent.SceneProposed proposed:
                _approval = ApprovalAnswer.From(proposed.Approval, proposed.References);
                break;
            case WorkflowEvent.SceneFailed failed:
                Warn($"There is no scene image: {failed.Message}{(failed.Hint is null ? "" : $" {failed.Hint}")}");
                break;
            case WorkflowEvent.Warned warned:
                Warn(warned.Message);
                break;
            case WorkflowEvent.Routed when _wasRouted && !call.Output.Verbose:
                break;
            default:
                _wasRouted |= happened is WorkflowEvent.Routed;
                if (happened is WorkflowEvent.JobCreated created)
                {
                    _job = created.Job.Id;
                }

                ImageRun.Say(call, happened);
                break;
        }
    }

    public async Task AnswerAsync()
    {
        EndLine();
        call.Output.Progress("");
        if (_reply is null)
        {
            return;
        }

        // Read again: its pictures came after it was stored.
        var reply = await call.Get<ChatStore>().GetMessageAsync(_reply.Chat, _reply.Id, call.CancellationToken);
        var answer = new ReplyAnswer
        {
            Reply = MessageAnswer.From(reply),
            Approval = _approval,
            Job = _job,
            Warnings = _warnings.Count > 0 ? _warnings : null,
        };
        call.Output.One(answer, ChatAnswers.Default.ReplyAnswer, (one, text) =>
        {
            foreach (var attachment in one.Reply.Attachments)
            {
                text.WriteLine(AttachmentAnswer.Line(attachment));
            }
        });
        if (_approval is { } waiting)
        {
            call.Output.Note($"A scene prompt waits: {waiting.Prompt}");
            call.Output.Note($"To render it: lettuceplug approvals approve {waiting.Id}");
        }
    }

    /// <summary>To be called when it went wrong: what the user said must not be typed again.</summary>
    public void TellWhatIsKept()
    {
        EndLine();
        call.Output.Progress("");
        if (_added is not null && _reply is null)
        {
            call.Output.Note($"What you said is kept. For a reply to it: lettuceplug chat regenerate {_added.Chat}");
        }
    }

    private void Warn(string text)
    {
        EndLine();
        call.Output.Progress("");
        _warnings.Add(text);
        call.Output.Warn(text);
    }

    private void EndLine()
    {
        if (_isLineOpen)
        {
            call.Output.Answer.WriteLine();
            _isLineOpen = false;
        }
    }
}
