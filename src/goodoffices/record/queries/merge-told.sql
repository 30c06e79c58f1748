-- Under which id are all tellings of this event one?
SELECT told FROM told_event WHERE event = :event;
