using LettucePlug.Host.Connections;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Connections;

public sealed class ConnectionPoolTests
{
    private static readonly Dictionary<string, int> Idle = [];
    private static readonly HashSet<string> Nobody = [];

    private readonly FakeTime _time = new();
    private readonly ConnectionPool _pool;
    private readonly ConfiguredModel _model = new() { Id = "m", Connection = "a", Name = "x", Pool = ["b", "c"] };

    public ConnectionPoolTests()
    {
        _pool = new ConnectionPool(_time);
    }

    [Fact]
    public void Work_is_spread_evenly_in_the_users_order()
    {
        var leases = Enumerable.Range(0, 7).Select(_ => _pool.Lease(_model, Idle, Nobody)!).ToList();

        leases.Select(lease => lease.Connection).ShouldBe(["a", "b", "c", "a", "b", "c", "a"]);
    }

    [Fact]
    public void A_place_given_back_is_free_again_and_only_once()
    {
        var first = _pool.Lease(_model, Idle, Nobody)!;
        first.Dispose();
        first.Dispose();

        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("a");
        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("b");
    }

    [Fact]
    public void The_jobs_of_other_processes_count()
    {
        var busy = new Dictionary<string, int> { ["a"] = 2, ["b"] = 1, ["c"] = 2 };

        _pool.Lease(_model, busy, Nobody)!.Connection.ShouldBe("b");
    }

    [Fact]
    public void One_that_does_not_answer_is_left_alone_for_longer_each_time()
    {
        Fail("a");
        Others().ShouldBe(["b", "c", "b"]);

        _time.Advance(TimeSpan.FromSeconds(15));
        Fail("a");
        _time.Advance(TimeSpan.FromSeconds(15));
        Others().ShouldBe(["b", "c", "b"]);
        _time.Advance(TimeSpan.FromSeconds(15));
        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("a");
    }

    [Fact]
    public void One_that_answers_again_is_as_good_as_ever()
    {
        Fail("a");
        _time.Advance(TimeSpan.FromSeconds(15));
        using (var back = _pool.Lease(_model, Idle, Nobody)!)
        {
            back.Connection.ShouldBe("a");
            back.Answered();
        }

        Fail("a");
        _time.Advance(TimeSpan.FromSeconds(15));
        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("a");
    }

    [Fact]
    public void A_cancelled_job_says_nothing_about_its_connection()
    {
        _pool.Lease(_model, Idle, Nobody)!.Dispose();

        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("a");
    }

    [Fact]
    public void Where_none_answers_the_one_that_failed_first_is_asked_again()
    {
        foreach (var id in (string[])["b", "a", "c"])
        {
            Fail(id);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _pool.Lease(_model, Idle, Nobody)!.Connection.ShouldBe("b");
    }

    [Fact]
    public void Nobody_outside_the_pool_is_ever_chosen()
    {
        var other = new ConfiguredModel { Id = "n", Connection = "elsewhere", Name = "x" };
        _pool.Lease(other, Idle, Nobody)!.Dispose();
        foreach (var id in _model.Connections)
        {
            Fail(id);
        }

        Enumerable.Range(0, 20).Select(_ => _pool.Lease(_model, Idle, Nobody)!.Connection).ShouldBeSubsetOf(["a", "b", "c"]);
        _pool.Lease(_model, Idle, new HashSet<string> { "a", "b", "c" }).ShouldBeNull();
    }

    [Fact]
    public async Task A_thousand_jobs_at_once_leave_no_place_taken()
    {
        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, async (_, _) =>
        {
            using var lease = _pool.Lease(_model, Idle, Nobody)!;
            await Task.Yield();
        });

        Enumerable.Range(0, 3).Select(_ => _pool.Lease(_model, Idle, Nobody)!.Connection).ShouldBe(["a", "b", "c"]);
    }

    private void Fail(string id)
    {
        using var lease = _pool.Lease(_model, Idle, _model.Connections.Where(other => other != id).ToHashSet())!;
        lease.Connection.ShouldBe(id);
        lease.Failed();
    }

    private List<string> Others()
    {
        var leases = Enumerable.Range(0, 3).Select(_ => _pool.Lease(_model, Idle, Nobody)!).ToList();
        leases.ForEach(lease => lease.Dispose());
        return [.. leases.Select(lease => lease.Connection)];
    }
}
