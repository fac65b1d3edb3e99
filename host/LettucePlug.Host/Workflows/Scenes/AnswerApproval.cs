using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>The user's word on a scene prompt. Each is answered once, here or in another terminal.</summary>
internal sealed class AnswerApproval(ApprovalStore approvals, RenderScene render)
{
    /// <summary>Renders it, with the user's own wording where there is one. Refused where it has an answer.</summary>
    public IAsyncEnumerable<WorkflowEvent> ApproveAsync(string id, string? prompt, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var approval = await approvals.ResolveAsync(id, token);
                if (approval.State != ApprovalState.Pending)
                {
                    throw ConversationException.AnsweredAlready(approval);
                }

                var ask = new SceneAsk
                {
                    Chat = approval.Chat,
                    Message = approval.Message,
                    Variant = approval.Variant,
                    Prompt = prompt?.Trim() is { Length: > 0 } own ? own : approval.Prompt,
                    Approval = approval.Id,
                };
                await render.RunAsync(ask, emit, token);
            },
            cancellationToken);

    /// <summary>Nothing is made of it; the message stays as it is.</summary>
    public async Task<Approval> DenyAsync(string id, CancellationToken cancellationToken)
    {
        var approval = await approvals.ResolveAsync(id, cancellationToken);
        return await approvals.AnswerAsync(
            approval.Id, waiting => waiting with { State = ApprovalState.Denied }, cancellationToken);
    }
}
