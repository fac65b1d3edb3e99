using System.Diagnostics;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Storage;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Jobs;

public sealed class JobLedgerTests : IStorageSource, IAsyncDisposable
{
    private readonly MemoryStorage _storage = new();
    private readonly FakeTime _time = new();
    private readonly HashSet<int> _alive = [1, 2, 3];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Jobs_are_listed_newest_first_whether_they_have_ended_or_not()
    {
        var ledger = Ledger(1);
        var ids = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            var job = await CreateAsync(ledger);
            ids.Insert(0, job.Record.Id);
            if (number % 2 == 0)
            {
                await job.EndAsync(JobState.Done, null, Token);
            }
        }

        (await ListAsync(ledger, null)).ShouldBe(ids);
        (await ListAsync(ledger, JobState.Done)).ShouldBe([ids[1], ids[3], ids[5]]);
        (await ListAsync(ledger, JobState.Queued)).ShouldBe([ids[0], ids[2], ids[4]]);
    }

    [Fact]
    public async Task Word_from_another_process_survives_the_owners_own_writes()
    {
        var job = await CreateAsync(Ledger(1));
        await Ledger(2).RequestCancelAsync(job.Record.Id, Token);

        await job.ChangeAsync(record => record with { State = JobState.Running }, Token);

        (job.Record.CancelRequested, job.Record.State).ShouldBe((true, JobState.Running));
    }

    [Fact]
    public async Task A_process_whose_job_was_taken_over_writes_nothing_more()
    {
        var slow = await CreateAsync(Ledger(1));
        _alive.Remove(1);
        var taken = (await Ledger(2).TryClaimAsync(slow.Record.Id, Token)).ShouldNotBeNull();

        (await Should.ThrowAsync<JobException>(async () => await slow.EndAsync(JobState.Done, null, Token)))
            .Code.ShouldBe("job-taken-over");

        await taken.EndAsync(JobState.Interrupted, null, Token);
        (await Ledger(3).GetAsync(slow.Record.Id, Token)).State.ShouldBe(JobState.Interrupted);
    }

    [Fact]
    public async Task Of_many_that_claim_a_job_one_gets_it()
    {
        var job = await CreateAsync(Ledger(1));
        _alive.Remove(1);

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Ledger(2).TryClaimAsync(job.Record.Id, Token))));

        // Those of the winner's own process see it as living, and the others as taken.
        claims.Count(claim => claim is not null).ShouldBe(1);
    }

    [Fact]
    public async Task The_owner_on_another_machine_counts_as_gone_after_a_long_silence()
    {
        var job = await CreateAsync(Ledger(1));
        var moved = job.Record with { Owner = job.Record.Owner.ShouldNotBeNull() with { Machine = "elsewhere" } };
        var ledger = Ledger(2);

        ledger.HasLivingOwner(moved).ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(6));
        ledger.HasLivingOwner(moved).ShouldBeFalse();
    }

    [Fact]
    public async Task A_job_that_takes_long_gives_a_sign_of_life()
    {
        var job = await CreateAsync(Ledger(1));
        _time.Advance(TimeSpan.FromSeconds(40));

        await job.LookAsync(Token);

        (await Ledger(2).GetAsync(job.Record.Id, Token)).UpdatedAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task A_job_can_be_named_by_the_beginning_of_its_id()
    {
        var ledger = Ledger(1);
        var first = await CreateAsync(ledger);
        var second = await CreateAsync(ledger);

        (await ledger.ResolveAsync(first.Record.Id[..^1], Token)).Id.ShouldBe(first.Record.Id);
        (await Should.ThrowAsync<JobException>(async () => await ledger.ResolveAsync(second.Record.Id[..6], Token)))
            .Code.ShouldBe("ambiguous-job");
        (await Should.ThrowAsync<JobException>(async () => await ledger.ResolveAsync("no such", Token)))
            .Code.ShouldBe("no-such-job");
    }

    [Fact]
    public void A_process_knows_itself_and_not_the_one_that_had_its_id_before()
    {
        var table = new ProcessTable();

        table.IsAlive(table.Current).ShouldBe(true);
        table.IsAlive(table.Current with { Started = "earlier" }).ShouldBe(false);
        table.IsAlive(table.Current with { Machine = "elsewhere" }).ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_ended_is_not_alive()
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exit 0"])).ShouldNotBeNull();
        await process.WaitForExitAsync(Token);
        var table = new ProcessTable();

        table.IsAlive(table.Current with { ProcessId = process.Id }).ShouldBe(false);
    }

    private JobLedger Ledger(int process) =>
        new(new Store(this), new FakeProcesses(_alive, process), [], Ids, _time);

    private IdSource Ids => field ??= new IdSource(_time);

    private static ValueTask<OwnedJob> CreateAsync(JobLedger ledger) => ledger.CreateAsync(
        new JobRecord
        {
            Id = ledger.NewId(),
            Kind = JobKinds.Generate,
            State = JobState.Queued,
            Feature = "image",
            Model = "m",
            ModelName = "m",
            Connection = "c",
            Provider = "p",
            Request = new JobRequest { Prompt = "a fox", PromptParts = new PromptParts { Text = "a fox" } },
            AssetKind = AssetKinds.Generated,
            CreatedAt = default,
            UpdatedAt = default,
        },
        [],
        Token);

    private static async Task<List<string>> ListAsync(JobLedger ledger, JobState? state)
    {
        List<string> ids = [];
        await foreach (var job in ledger.ListAsync(state, Token))
        {
            ids.Add(job.Id);
        }

        return ids;
    }

    ValueTask<IStorage> IStorageSource.OpenAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IStorage>(_storage);
}
