using LettucePlug.Host.Storage;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Storage;

public sealed class IdSourceTests
{
    [Fact]
    public void Ids_sort_by_the_order_they_were_made_in_also_within_a_millisecond()
    {
        var time = new FakeTime();
        var ids = new IdSource(time);
        List<string> made = [], jobs = [];
        for (var round = 0; round < 10_000; round++)
        {
            made.Add(ids.Next());
            jobs.Add(ids.NextJob());
            if (round % 100 == 0)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }

        made.ShouldBe(made.Order(StringComparer.Ordinal));
        jobs.ShouldBe(jobs.Order(StringComparer.Ordinal));
        made.Distinct().Count().ShouldBe(made.Count);
        jobs.Distinct().Count().ShouldBe(jobs.Count);
    }

    [Fact]
    public void The_id_of_a_job_is_a_uuid_in_its_canonical_form()
    {
        var id = new IdSource(new FakeTime()).NextJob();

        Guid.TryParseExact(id, "D", out var parsed).ShouldBeTrue();
        parsed.ToString().ShouldBe(id);
        (parsed.Version, parsed.Variant & 0xC).ShouldBe((7, 8));
    }

    [Fact]
    public void Two_processes_do_not_make_the_same_id_at_the_same_moment()
    {
        var time = new FakeTime();

        new IdSource(time).Next().ShouldNotBe(new IdSource(time).Next());
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_disturb_the_order()
    {
        var time = new SteppingTime();
        var ids = new IdSource(time);
        var before = ids.Next();
        time.Now -= TimeSpan.FromHours(1);

        string.CompareOrdinal(ids.Next(), before).ShouldBePositive();
    }

    private sealed class SteppingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
