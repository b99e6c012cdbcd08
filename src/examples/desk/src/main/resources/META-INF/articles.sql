insert into Article (name, cents, stock) values ('Apple juice', 250, 1000)
insert into Article (name, cents, stock) values ('Black tea', 480, 500)
insert into Article (name, cents, stock) values ('Coffee beans', 1290, 200)
insert into Article (name, cents, stock) values ('Saffron', 990, 3)
