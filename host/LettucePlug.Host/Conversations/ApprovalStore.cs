using System.Runtime.CompilerServices;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Conversations;

/// <summary>The scene prompts that wait for an answer, and those that had one. Each is answered once, by whoever is first.</summary>
internal sealed class ApprovalStore
{
    private const string Waiting = "waiting";
    private const string Answered = "answered";

    private readonly Store _store;
    private readonly TimeProvider _time;
    private readonly Repository<Approval> _approvals;

    public ApprovalStore(Store store, TimeProvider time)
    {
        _store = store;
        _time = time;
        _approvals = new(store, "approvals", ConversationJson.Default.Approval) { Id = approval => approval.Id };
    }

    /// <summary>What adds an approval, to be written in one batch with the message it came with.</summary>
    public DocumentWrite Add(Approval approval) => _approvals.Put(Waiting, approval, expectedVersion: 0);

    public async ValueTask AddAsync(Approval approval, CancellationToken cancellationToken) =>
        await _store.WriteAsync([Add(approval)], cancellationToken);

    public async ValueTask<Approval> GetAsync(string id, CancellationToken cancellationToken) =>
        (DocumentName.IsOne(id)
            ? await _approvals.GetAsync(Waiting, id, cancellationToken)
                ?? await _approvals.GetAsync(Answered, id, cancellationToken)
            : null)?.Value
        ?? throw ConversationException.NoApproval(id);

    /// <summary>Those that wait, the oldest first.</summary>
    public async IAsyncEnumerable<Approval> ListWaitingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (approval, _) in _approvals.ListAsync(Waiting, descending: false, cancellationToken))
        {
            yield return approval;
        }
    }

    /// <summary>Keeps the user's wording without answering. Refused where it has an answer.</summary>
    public async ValueTask<Approval> EditAsync(string id, string prompt, CancellationToken cancellationToken) =>
        (await _approvals.UpdateAsync(Waiting, id, approval => approval with { Prompt = prompt }, cancellationToken))?.Value
        ?? throw ConversationException.AnsweredAlready(await GetAsync(id, cancellationToken));

    /// <summary>Takes those away that wait for an answer which can do nothing any more: what they are about is going.</summary>
    public async ValueTask ForgetAsync(Func<Approval, bool> which, CancellationToken cancellationToken)
    {
        await foreach (var approval in ListWaitingAsync(cancellationToken))
        {
            if (which(approval))
            {
                await _store.WriteAsync([_approvals.Delete(Waiting, approval.Id, expectedVersion: null)], cancellationToken);
            }
        }
    }

    /// <summary>Answers it. Of several that try, one succeeds.</summary>
    public async ValueTask<Approval> AnswerAsync(
        string id, Func<Approval, Approval> answer, CancellationToken cancellationToken)
    {
        var (writes, answered) = await PrepareAnswerAsync(id, answer, cancellationToken);
        try
        {
            await _store.WriteAsync(writes, cancellationToken);
            return answered;
        }
        catch (StorageException conflict) when (conflict.Failure == StorageFailure.Conflict)
        {
            throw ConversationException.AnsweredAlready(await GetAsync(id, cancellationToken));
        }
    }

    /// <summary>What answers it, to be written together with what follows from the answer; refused where it has one.</summary>
    public async ValueTask<(IReadOnlyList<DocumentWrite> Writes, Approval Answered)> PrepareAnswerAsync(
        string id, Func<Approval, Approval> answer, CancellationToken cancellationToken)
    {
        var current = DocumentName.IsOne(id) ? await _approvals.GetAsync(Waiting, id, cancellationToken) : null;
        if (current is null)
        {
            throw ConversationException.AnsweredAlready(await GetAsync(id, cancellationToken));
        }

        var answered = answer(current.Value) with { AnsweredAt = _time.GetUtcNow() };
        return (
            [
                _approvals.Delete(Waiting, id, current.Version),
                _approvals.Put(Answered, answered, expectedVersion: 0),
            ],
            answered);
    }

    /// <summary>The one that waits, or was answered, whose id is, or begins with, what somebody typed.</summary>
    public async ValueTask<Approval> ResolveAsync(string typed, CancellationToken cancellationToken)
    {
        var id = typed.Trim().ToLowerInvariant();
        if (!DocumentName.IsOne(id))
        {
            throw ConversationException.NoApproval(typed);
        }

        Approval? near = null;
        await foreach (var (approval, _) in _approvals.ListPrefixAsync(Waiting, id, cancellationToken))
        {
            near = near is null ? approval : throw ConversationException.Ambiguous("scene prompt", typed);
        }

        return near ?? await GetAsync(id, cancellationToken);
    }
}
